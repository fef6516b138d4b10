# Finds Serd (Debian ships no CMake package). Defines Serd::Serd.
find_path(Serd_INCLUDE_DIR serd/serd.h PATH_SUFFIXES serd-0)
find_library(Serd_LIBRARY serd-0)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Serd
  REQUIRED_VARS Serd_LIBRARY Serd_INCLUDE_DIR
  REASON_FAILURE_MESSAGE "install the package libserd-dev")
if(Serd_FOUND AND NOT TARGET Serd::Serd)
  add_library(Serd::Serd UNKNOWN IMPORTED)
  set_target_properties(Serd::Serd PROPERTIES
    IMPORTED_LOCATION ${Serd_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${Serd_INCLUDE_DIR})
endif()
