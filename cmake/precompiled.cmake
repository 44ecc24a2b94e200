# The headers of the standard library that most files include, read once and not by each of them: half of a clean build's CPU was
# their parsing. Each file still includes what it uses: the fuzz targets are compiled without this, and so is everything with
# -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON. GCC takes a precompiled header only where all macros that it met have the same values, so
# what some packages define is defined for every target.
add_compile_definitions(_LARGEFILE64_SOURCE)
add_compile_options(-pthread)

set(PRECOMPILED_HEADERS <algorithm> <array> <charconv> <chrono> <cstddef> <cstdint> <filesystem> <functional> <map> <memory>
    <optional> <ostream> <set> <span> <sstream> <string> <string_view> <unordered_map> <utility> <variant> <vector>)

# precompiled(TARGET HEADER...): a target whose precompiled header others reuse; its flags must be theirs.
function(precompiled target)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "// A target has a source; the header is what counts.\n")
  add_library(${target} OBJECT ${source})
  target_precompile_headers(${target} PRIVATE ${ARGN})
endfunction()
