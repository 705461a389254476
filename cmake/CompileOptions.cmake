# autospec_compile_options(<target>): what every source of the library is compiled with.
#
# No contraction to fused multiply-add and no fast-math: the lowest level has neither, and all levels
# give the same bits. Symbols are hidden, because the archive is folded into a shared library; file
# names are cut to the project's root, so that a build is the same in any directory.
function(autospec_compile_options target)
  set_target_properties(${target} PROPERTIES
    CXX_STANDARD 17
    CXX_STANDARD_REQUIRED ON
    CXX_EXTENSIONS OFF
    CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON
    POSITION_INDEPENDENT_CODE ON)
  target_compile_options(${target} PRIVATE
    -ffp-contract=off -Wall -Wextra -Wconversion -Wshadow -Werror
    "-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=")
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/include)
  if(AUTOSPEC_SANITIZE)
    target_compile_options(${target} PUBLIC
      -fsanitize=${AUTOSPEC_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer -g)
    target_link_options(${target} PUBLIC -fsanitize=${AUTOSPEC_SANITIZE})
  endif()
endfunction()
