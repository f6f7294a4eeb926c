# SPDX-License-Identifier: Apache-2.0
# The migrations of store/schema/ and the views of queries become part of the store's library;
# the table of migrations is written in the order of their numbers.
include(${CMAKE_CURRENT_LIST_DIR}/embed.cmake)
file(GLOB migrations CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/store/schema/*.sql)
list(SORT migrations)
set(declarations "")
set(rows "")
foreach(file IN LISTS migrations)
	get_filename_component(stem ${file} NAME_WE)
	tg_embed(${CMAKE_CURRENT_BINARY_DIR}/sql_${stem}.c tg_sql_${stem} ${file})
	target_sources(tg_store PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/sql_${stem}.c)
	string(APPEND declarations "extern const char tg_sql_${stem}[];\n")
	string(APPEND rows "\t{\"${stem}\", tg_sql_${stem}},\n")
endforeach()
list(LENGTH migrations count)
file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/migrations.c CONTENT
"/* Made by schema.cmake. */
#include \"store/internal.h\"

${declarations}
const struct tg_migration tg_migrations[] = {
${rows}};
const size_t tg_migration_count = ${count};
")
tg_embed(${CMAKE_CURRENT_BINARY_DIR}/sql_views.c tg_sql_views
	${CMAKE_CURRENT_SOURCE_DIR}/store/views.sql)
target_sources(tg_store PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/migrations.c
	${CMAKE_CURRENT_BINARY_DIR}/sql_views.c)

# The hash of the schema that the migrations make: a program that runs them writes it, so that nobody
# has to. It takes the store's library as a file: linking the target would ask for what it makes.
add_executable(tg_schema_made ${CMAKE_CURRENT_LIST_DIR}/schema_made.c)
target_include_directories(tg_schema_made PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(tg_schema_made PRIVATE tg_flags $<TARGET_FILE:tg_store> tg_model
	PkgConfig::SQLITE)
add_dependencies(tg_schema_made tg_store)
set_target_properties(tg_schema_made PROPERTIES
	RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
add_custom_command(OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/schema_made.c
	COMMAND tg_schema_made > ${CMAKE_CURRENT_BINARY_DIR}/schema_made.c
	DEPENDS tg_schema_made VERBATIM)
add_library(tg_schema STATIC ${CMAKE_CURRENT_BINARY_DIR}/schema_made.c)
target_include_directories(tg_schema PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(tg_schema PRIVATE tg_flags PkgConfig::SQLITE)
target_link_libraries(tg_store INTERFACE tg_schema)
