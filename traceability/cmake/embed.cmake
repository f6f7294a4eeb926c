# SPDX-License-Identifier: Apache-2.0
# tg_embed(OUTPUT NAME FILE): a C file that holds FILE's bytes as `const char NAME[]`.
# Also run as a script at build time: cmake -DFILE= -DNAME= -DOUTPUT= -P embed.cmake
if(CMAKE_SCRIPT_MODE_FILE)
	file(READ ${FILE} bytes HEX)
	string(REGEX REPLACE "(................................)" "\\1\n\t" bytes "${bytes}")
	string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
	file(WRITE ${OUTPUT} "/* Made from ${NAME} by embed.cmake. */\nextern const char ${NAME}[];\n"
		"extern const unsigned long ${NAME}_size;\n"
		"const char ${NAME}[] = {\n\t${bytes}0x00,\n};\n"
		"const unsigned long ${NAME}_size = sizeof(${NAME}) - 1;\n")
	return()
endif()

set(TG_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})
function(tg_embed output name file)
	add_custom_command(OUTPUT ${output}
		COMMAND ${CMAKE_COMMAND} -DFILE=${file} -DNAME=${name} -DOUTPUT=${output}
			-P ${TG_EMBED_SCRIPT}
		DEPENDS ${file} ${TG_EMBED_SCRIPT} VERBATIM)
endfunction()
