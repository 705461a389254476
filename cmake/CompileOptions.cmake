# autospec_compile_options(<target>): what every source of the library is compiled with.
#
# No contraction to fused multiply-add and no fast-math: the lowest level has neither, and all levels
# give the same bits. Symbols are hidden, because the archive is folded into a shared library; file
# names are cut to the project's root, so that a build is the same in any directory. Under a sanitizer
# the kernels of one level take four minutes to compile with full optimisation and seconds with -O1,
# where the compiler warns of variables that it no longer sees to be set.
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
      -fsanitize=${AUTOSPEC_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer -g
      -O1 -Wno-maybe-uninitialized)
    target_link_options(${target} PUBLIC -fsanitize=${AUTOSPEC_SANITIZE})
  endif()
endfunction()
