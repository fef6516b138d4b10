// The words of SKOS and of what goes with it, for the writer and the reader. Ours stand in `urn:wasla:ns:`.
#pragma once

#include <string_view>

namespace wasla::gazetteer::skos {

inline constexpr std::string_view kRdfType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
inline constexpr std::string_view kSkos = "http://www.w3.org/2004/02/skos/core#";
inline constexpr std::string_view kSkosXl = "http://www.w3.org/2008/05/skos-xl#";
inline constexpr std::string_view kDcTerms = "http://purl.org/dc/terms/";
inline constexpr std::string_view kOwl = "http://www.w3.org/2002/07/owl#";
inline constexpr std::string_view kGeo = "http://www.w3.org/2003/01/geo/wgs84_pos#";
inline constexpr std::string_view kWikidata = "http://www.wikidata.org/entity/";
inline constexpr std::string_view kOurs = "urn:wasla:ns:";

}  // namespace wasla::gazetteer::skos
