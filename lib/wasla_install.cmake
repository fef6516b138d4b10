# The one library users see, its package files and its public headers.
file(GLOB WASLA_PUBLIC_HEADERS CONFIGURE_DEPENDS
  ${CMAKE_CURRENT_SOURCE_DIR}/wasla/base/error.h ${CMAKE_CURRENT_SOURCE_DIR}/wasla/base/diagnostic.h
  ${CMAKE_CURRENT_SOURCE_DIR}/wasla/base/export.h
  ${CMAKE_CURRENT_SOURCE_DIR}/wasla/text/language.h ${CMAKE_CURRENT_SOURCE_DIR}/wasla/text/token.h
  ${CMAKE_CURRENT_SOURCE_DIR}/wasla/text/character.h ${CMAKE_CURRENT_SOURCE_DIR}/wasla/text/offset_map.h
  ${CMAKE_CURRENT_SOURCE_DIR}/wasla/text/utf8.h ${CMAKE_CURRENT_SOURCE_DIR}/wasla/text/normalizer.h
  ${CMAKE_CURRENT_SOURCE_DIR}/wasla/gazetteer/entity.h ${CMAKE_CURRENT_SOURCE_DIR}/wasla/gazetteer/name.h
  ${CMAKE_CURRENT_SOURCE_DIR}/wasla/gazetteer/office.h ${CMAKE_CURRENT_SOURCE_DIR}/wasla/gazetteer/topic.h
  ${CMAKE_CURRENT_SOURCE_DIR}/wasla/gazetteer/relation.h ${CMAKE_CURRENT_SOURCE_DIR}/wasla/gazetteer/gazetteer.h
  ${CMAKE_CURRENT_SOURCE_DIR}/wasla/gazetteer/office.h ${CMAKE_CURRENT_SOURCE_DIR}/wasla/gazetteer/topic.h
  ${CMAKE_CURRENT_SOURCE_DIR}/wasla/index/index.h ${CMAKE_CURRENT_SOURCE_DIR}/wasla/index/index_builder.h
  ${CMAKE_CURRENT_SOURCE_DIR}/wasla/linking/mention.h ${CMAKE_CURRENT_SOURCE_DIR}/wasla/linking/linker.h ${CMAKE_CURRENT_SOURCE_DIR}/wasla/linking/ranker.h)

set(objects)
foreach(library ${WASLA_MODULE_LIBRARIES})
  list(APPEND objects $<TARGET_OBJECTS:${library}>)
endforeach()
add_library(wasla ${objects})
add_library(wasla::wasla ALIAS wasla)
set_target_properties(wasla PROPERTIES
  VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}
  LINKER_LANGUAGE CXX VERIFY_INTERFACE_HEADER_SETS ON)
target_compile_features(wasla PUBLIC cxx_std_20)
target_sources(wasla PUBLIC FILE_SET HEADERS BASE_DIRS ${CMAKE_CURRENT_SOURCE_DIR} FILES ${WASLA_PUBLIC_HEADERS})
target_link_libraries(wasla PRIVATE ICU::i18n ICU::uc simdjson::simdjson LibXml2::LibXml2 Nettle::nettle fastText::fastText SentencePiece::train
  ZLIB::ZLIB BZip2::BZip2 zstd::libzstd_shared Serd::Serd Threads::Threads)

include(CMakePackageConfigHelpers)
set(config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/wasla)
configure_package_config_file(cmake/waslaConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/waslaConfig.cmake
  INSTALL_DESTINATION ${config_dir})
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/waslaConfigVersion.cmake COMPATIBILITY SameMinorVersion)
configure_file(wasla.pc.in ${CMAKE_CURRENT_BINARY_DIR}/wasla.pc @ONLY)
install(TARGETS wasla EXPORT waslaTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
  FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT waslaTargets NAMESPACE wasla:: DESTINATION ${config_dir})
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/waslaConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/waslaConfigVersion.cmake
  ${CMAKE_CURRENT_SOURCE_DIR}/cmake/FindNettle.cmake ${CMAKE_CURRENT_SOURCE_DIR}/cmake/FindfastText.cmake
  ${CMAKE_CURRENT_SOURCE_DIR}/cmake/FindSentencePiece.cmake
  ${CMAKE_CURRENT_SOURCE_DIR}/cmake/FindSerd.cmake
  DESTINATION ${config_dir})
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/wasla.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
