# room(NAME [USES room...] [LINKS library...])
#
# Makes the static library tidings_NAME from the .cpp files in src/NAME and its folders, linked with the rooms it may use.
# Before it compiles, check_room.cmake reads its includes: an include of any other room stops the build.
function(room name)
  cmake_parse_arguments(ROOM "" "" "USES;LINKS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.h)

  set(stamp ${CMAKE_CURRENT_BINARY_DIR}/${name}.walls)
  list(JOIN ROOM_USES " " uses)
  add_custom_command(
    OUTPUT ${stamp}
    COMMAND ${CMAKE_COMMAND} "-DROOM=${name}" "-DUSES=${uses}" "-DFOLDER=${CMAKE_CURRENT_SOURCE_DIR}/${name}"
            "-DSTAMP=${stamp}" -P ${PROJECT_SOURCE_DIR}/cmake/check_room.cmake
    DEPENDS ${sources} ${headers} ${PROJECT_SOURCE_DIR}/cmake/check_room.cmake
    COMMENT "Checking the walls of ${name}" VERBATIM)

  set(scope PUBLIC)
  if(sources)
    add_library(tidings_${name} STATIC ${sources} ${headers} ${stamp})
    target_precompile_headers(tidings_${name} REUSE_FROM tidings_precompiled)
  else()
    add_custom_target(walls_${name} ALL DEPENDS ${stamp})
    add_library(tidings_${name} INTERFACE)
    add_dependencies(tidings_${name} walls_${name})
    set(scope INTERFACE)
  endif()
  list(TRANSFORM ROOM_USES PREPEND tidings_ OUTPUT_VARIABLE rooms)
  target_include_directories(tidings_${name} ${scope} ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(tidings_${name} ${scope} ${rooms} ${ROOM_LINKS})
endfunction()
