// Which of our classes a feature of GeoNames is.
#include <algorithm>
#include <iterator>
#include <string>

#include "wasla/gazetteer/import/geonames.h"

namespace wasla {
namespace {

struct CodeClass {
  std::string_view code, class_name;
};
constexpr CodeClass kCodes[] = {
    {"A.PCLI", "country"},     {"A.PCLS", "country"},
    {"A.PCLD", "territory"},   {"A.PCLF", "country"},
    {"A.PCLIX", "territory"},  {"A.PCL", "territory"},
    {"A.TERR", "territory"},   {"A.ADM1", "governorate"},
    {"A.ADM2", "district"},    {"A.ADM3", "subdistrict"},
    {"A.ADM4", "subdistrict"}, {"A.ADMD", "region"},
    {"A.PRSH", "subdistrict"}, {"P.PPLC", "city"},
    {"P.PPLA", "city"},        {"P.PPLX", "neighbourhood"},
    {"H.STM", "river"},        {"H.STMI", "river"},
    {"H.WAD", "river"},        {"H.LK", "lake"},
    {"H.LKS", "lake"},         {"H.LKI", "lake"},
    {"H.RSV", "lake"},         {"H.SEA", "sea"},
    {"H.GULF", "sea"},         {"H.OCN", "sea"},
    {"H.STRT", "sea"},         {"T.MT", "mountain"},
    {"T.MTS", "mountain"},     {"T.PK", "mountain"},
    {"T.HLL", "mountain"},     {"T.ISL", "island"},
    {"T.ISLS", "island"},      {"L.CONT", "continent"},
    {"L.RGN", "region"},       {"L.AREA", "region"},
    {"L.OILF", "oilfield"},    {"L.GASF", "oilfield"},
    {"L.MILB", "base"},        {"L.CTRB", "border-crossing"},
    {"S.AIRP", "airport"},     {"S.AIRB", "base"},
    {"S.AIRF", "airport"},     {"S.AIRH", "airport"},
    {"S.INSM", "base"},        {"S.DAM", "dam"},
    {"S.BDG", "bridge"},       {"S.CMPRF", "camp"},
    {"S.CMP", "camp"},         {"S.PSTB", "border-crossing"},
    {"S.RUIN", "site"},        {"S.ANS", "site"},
    {"S.HSTS", "site"},        {"S.SHRN", "site"},
    {"S.CSTL", "building"},    {"S.BLDG", "building"},
    {"R.RD", "road"},          {"R.ST", "road"},
};

}  // namespace

std::string_view geonames_class(std::string_view feature_class, std::string_view code, std::uint64_t population) {
  std::string feature(feature_class);
  feature += "." + std::string(code);
  const auto* found =
      std::find_if(std::begin(kCodes), std::end(kCodes), [&](const CodeClass& c) { return c.code == feature; });
  if (found != std::end(kCodes)) {
    return found->class_name;
  }
  if (feature_class != "P" || code == "PPLH" || code == "PPLQ" || code == "PPLW" || code == "PPLCH") {
    return feature_class == "P" ? "site" : "";  // abandoned, historical, destroyed
  }
  return population >= 100000 ? "city" : population >= 5000 || code.starts_with("PPLA") ? "town" : "village";
}

}  // namespace wasla
