// The tables of a gazetteer folder and their columns, for the reader and the writer.
#pragma once

#include <string_view>

#include "wasla/base/tsv.h"

namespace wasla::gazetteer {

inline constexpr std::string_view kManifestFile = "gazetteer.toml";
inline constexpr std::string_view kEntitiesFile = "entities.tsv";
inline constexpr std::string_view kNamesFile = "names.tsv";
inline constexpr std::string_view kRelationsFile = "relations.tsv";
inline constexpr std::string_view kIdentifiersFile = "identifiers.tsv";
inline constexpr std::string_view kPlacesFile = "places.tsv";
inline constexpr std::string_view kRedirectsFile = "redirects.tsv";
inline constexpr std::string_view kJudgementsFile = "judgements.tsv";
inline constexpr std::string_view kLintAllowFile = "lint-allow.tsv";

inline constexpr std::string_view kFiles[] = {kManifestFile,  kEntitiesFile,    kNamesFile,
                                              kRelationsFile, kIdentifiersFile, kPlacesFile,
                                              kRedirectsFile, kJudgementsFile,  kLintAllowFile};

// In the order in which they are written.
inline constexpr TsvColumn kEntityColumns[] = {{"id", kRequired},    {"type", kRequired},
                                               {"class", kOptional}, {"wikidata", kOptional},
                                               {"prior", kOptional}, {"description", kOptional}};
inline constexpr TsvColumn kNameColumns[] = {{"id", kRequired},     {"lang", kRequired}, {"kind", kOptional},
                                             {"use", kOptional},    {"from", kOptional}, {"to", kOptional},
                                             {"source", kOptional}, {"name", kRequired}};
inline constexpr TsvColumn kRelationColumns[] = {{"subject", kRequired}, {"relation", kRequired},
                                                 {"object", kRequired},  {"from", kOptional},
                                                 {"to", kOptional},      {"source", kOptional}};
inline constexpr TsvColumn kIdentifierColumns[] = {{"id", kRequired}, {"scheme", kRequired}, {"value", kRequired}};
inline constexpr TsvColumn kPlaceColumns[] = {{"id", kRequired}, {"lat", kRequired}, {"lon", kRequired}};
inline constexpr TsvColumn kRedirectColumns[] = {{"old", kRequired}, {"new", kRequired}, {"reason", kOptional}};
inline constexpr TsvColumn kJudgementColumns[] = {{"id", kRequired},   {"verdict", kRequired}, {"other", kOptional},
                                                  {"lang", kOptional}, {"by", kOptional},      {"date", kOptional},
                                                  {"name", kOptional}};
inline constexpr TsvColumn kLintAllowColumns[] = {{"rule", kRequired}, {"id", kRequired}, {"reason", kRequired}};

}  // namespace wasla::gazetteer
