// Our own record of an entity in JSON (import/own_record.h reads it).
#pragma once

#include <string>

#include "wasla/gazetteer/export/export.h"

namespace wasla::gazetteer {

std::string own_record_text(const ExportEntity& entity);
std::string redirect_text(const Redirect& redirect);  // {"redirect":{…}}
std::string degrees_text(double degrees);             // as short as it can be read back from

}  // namespace wasla::gazetteer
