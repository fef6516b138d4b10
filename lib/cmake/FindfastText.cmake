# Finds fastText (Debian ships no CMake package, and its fasttext.pc has an empty version). Defines fastText::fastText.
find_path(fastText_INCLUDE_DIR fasttext/fasttext.h)
find_library(fastText_LIBRARY fasttext)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(fastText
  REQUIRED_VARS fastText_LIBRARY fastText_INCLUDE_DIR
  REASON_FAILURE_MESSAGE "install the package libfasttext-dev")
if(fastText_FOUND AND NOT TARGET fastText::fastText)
  add_library(fastText::fastText UNKNOWN IMPORTED)
  set_target_properties(fastText::fastText PROPERTIES
    IMPORTED_LOCATION ${fastText_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${fastText_INCLUDE_DIR})
endif()
