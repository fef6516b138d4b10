// Locales written in the layout of CLDR's files, with names of our own choice.
#pragma once

#include <string>

#include "base/test_folder.h"

namespace wasla {

// A file of main/ with these children of <territories> and <timeZoneNames>.
inline std::string ldml(const std::string& language, const std::string& territories, const std::string& zones) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n"
         "<!DOCTYPE ldml SYSTEM \"../../common/dtd/ldml.dtd\">\n"
         "<!-- A fixture -->\n"
         "<ldml>\n\t<identity>\n\t\t<version number=\"$Revision$\"/>\n\t\t<language type=\"" +
         language +
         "\"/>\n\t</identity>\n\t<localeDisplayNames>\n\t\t<languages>\n\t\t\t<language type=\"ar\">x</language>\n"
         "\t\t</languages>\n\t\t<territories>\n" +
         territories + "\t\t</territories>\n\t</localeDisplayNames>\n\t<dates>\n\t\t<timeZoneNames>\n" + zones +
         "\t\t\t<metazone type=\"Arabian\">\n\t\t\t\t<long>\n\t\t\t\t\t<generic>x</generic>\n\t\t\t\t</long>\n"
         "\t\t\t</metazone>\n\t\t</timeZoneNames>\n\t</dates>\n</ldml>\n";
}

inline std::string territory(const std::string& code, const std::string& name, const std::string& attributes = "") {
  return "\t\t\t<territory type=\"" + code + "\"" + (attributes.empty() ? "" : " " + attributes) + ">" + name +
         "</territory>\n";
}

inline std::string zone(const std::string& id, const std::string& city) {
  return "\t\t\t<zone type=\"" + id + "\">\n\t\t\t\t<exemplarCity>" + city + "</exemplarCity>\n\t\t\t</zone>\n";
}

// The four locales, sound.
inline void write_cldr(const TestFolder& folder) {
  folder.write("cldr/dtd/ldml.dtd", "<!ELEMENT version EMPTY >\n<!ATTLIST version cldrVersion CDATA #FIXED \"41\" >\n");
  folder.write("cldr/main/en.xml",
               ldml("en",
                    territory("145", "Western Asia") + territory("JO", "Jordan") + territory("US", "United States") +
                        territory("US", "US", "alt=\"short\"") + territory("JE", "Jersey") +
                        territory("CD", "Congo (DRC)", "alt=\"variant\"") + territory("ZZ", "Unknown Region"),
                    zone("America/Curacao", "Curaçao")));
  folder.write("cldr/main/ar.xml", ldml("ar",
                                        territory("145", "غرب آسيا") + territory("JO", "الأردن") +
                                            territory("US", "الولايات المتحدة") + territory("JE", "جيرسي"),
                                        zone("Asia/Amman", "عمّان") + zone("Africa/Dar_es_Salaam", "دار السلام") +
                                            zone("Europe/Jersey", "جيرسي")));
  folder.write("cldr/main/ckb.xml", ldml("ckb", territory("JO", "ئوردن") + territory("US", "ئەمریکا"), ""));
  folder.write("cldr/main/ku.xml", ldml("ku",
                                        territory("JO", "Urdun") + territory("US", "DYA", "alt=\"short\"") +
                                            territory("145", "Asyaya Rojava", "draft=\"unconfirmed\"") +
                                            territory("JE", "Jersî", "draft=\"provisional\"") +
                                            territory("JE", "Jersey", "draft=\"contributed\""),
                                        ""));
}

}  // namespace wasla
