# SPDX-License-Identifier: Apache-2.0
# What `cmake --install` puts where a distribution expects it, and the .deb.
include(CMakePackageConfigHelpers)
set(install_dir ${PROJECT_SOURCE_DIR}/traceability/cli/install)

install(TARGETS tracegate RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY rules/ DESTINATION ${TRACEGATE_RULES_DIR})
install(DIRECTORY plugins/include/tracegate DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES LICENSE README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${install_dir}/tracegate.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${install_dir}/tracegate.bash RENAME tracegate
	DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${install_dir}/_tracegate DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${install_dir}/tracegate.fish
	DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

configure_file(${install_dir}/tracegate.pc.in ${PROJECT_BINARY_DIR}/tracegate.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/tracegate.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
configure_package_config_file(${install_dir}/tracegate-config.cmake.in
	${PROJECT_BINARY_DIR}/tracegate-config.cmake
	INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/tracegate
	PATH_VARS CMAKE_INSTALL_INCLUDEDIR TRACEGATE_PLUGIN_DIR TRACEGATE_RULES_DIR)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/tracegate-config-version.cmake
	COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/tracegate-config.cmake
	${PROJECT_BINARY_DIR}/tracegate-config-version.cmake
	DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/tracegate)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_CONTACT "tracegate maintainers <maintainers@tracegate.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "follows threats of a C product to the tests that prove them handled")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What no tool finds by itself: libclang, which is loaded when it is needed, and the headers that
# clang brings (stddef.h ...), which it finds beside its library.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libclang1-19, libclang-common-19-dev")
# Loaded for signatures of OpenPGP; without it they are shown as unchecked.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "librnp0")
include(CPack)
