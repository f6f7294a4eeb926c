# SPDX-License-Identifier: Apache-2.0
# Flags of every target: warnings that gcc and clang share, and the hardening of releases.
add_library(tg_flags INTERFACE)
target_compile_definitions(tg_flags INTERFACE _GNU_SOURCE)
target_compile_options(tg_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
	-Wformat=2 -Wundef -Wvla -Wstrict-prototypes -Wmissing-prototypes
	-fno-common -fstack-protector-strong)
# gcc's own version of this warning sees null where checks are behind a call.
if(CMAKE_C_COMPILER_ID MATCHES Clang)
	target_compile_options(tg_flags INTERFACE -Wnull-dereference)
endif()
if(TRACEGATE_WERROR)
	target_compile_options(tg_flags INTERFACE -Werror)
endif()
if(TRACEGATE_SANITIZE)
	target_compile_options(tg_flags INTERFACE -fsanitize=${TRACEGATE_SANITIZE}
		-fno-sanitize-recover=all -fno-omit-frame-pointer)
	target_link_options(tg_flags INTERFACE -fsanitize=${TRACEGATE_SANITIZE})
elseif(NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
	target_compile_options(tg_flags INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
		-fstack-clash-protection)
	target_link_options(tg_flags INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack)
endif()
if(TRACEGATE_COVERAGE)
	target_compile_options(tg_flags INTERFACE --coverage)
	target_link_options(tg_flags INTERFACE --coverage)
endif()
