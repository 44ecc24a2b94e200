# Registers the fuzz targets as tests: one builds them with clang, one each runs a few seconds from its seeds.
# Without clang++ there are none. A target is any NAME_fuzz.cpp that CMakeLists.txt beside this names.
find_program(TIDINGS_CLANGXX NAMES clang++ clang++-14)
if(NOT TIDINGS_CLANGXX)
  message(STATUS "No clang++: the fuzz targets are left out of the tests")
  return()
endif()
set(TIDINGS_FUZZ_SECONDS 5 CACHE STRING "How long each fuzz target runs as a test")

set(fuzz_source ${CMAKE_CURRENT_LIST_DIR})
set(fuzz_build ${CMAKE_BINARY_DIR}/fuzz)
add_test(NAME fuzz.build
  COMMAND sh -c "cmake -G Ninja -S '${fuzz_source}' -B '${fuzz_build}' -DCMAKE_CXX_COMPILER='${TIDINGS_CLANGXX}' && cmake --build '${fuzz_build}'")
set_tests_properties(fuzz.build PROPERTIES FIXTURES_SETUP fuzz_targets TIMEOUT 1800)

file(GLOB fuzz_files CONFIGURE_DEPENDS ${fuzz_source}/*_fuzz.cpp)
foreach(file IN LISTS fuzz_files)
  get_filename_component(target ${file} NAME_WE)
  string(REGEX REPLACE "_fuzz$" "" name ${target})
  file(MAKE_DIRECTORY ${fuzz_build}/found/${name})
  add_test(NAME fuzz.${name}
    COMMAND ${fuzz_build}/${target} -max_total_time=${TIDINGS_FUZZ_SECONDS} -max_len=4096 -timeout=5 -rss_limit_mb=512
            -print_final_stats=0 -verbosity=0 -artifact_prefix=${fuzz_build}/${name}-
            ${fuzz_build}/found/${name} ${fuzz_source}/seeds/${name})
  set_tests_properties(fuzz.${name} PROPERTIES FIXTURES_REQUIRED fuzz_targets TIMEOUT 300)
endforeach()
