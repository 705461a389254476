# autospec_add_kernel_levels(<target> <source>)
#
# Compiles <source> once per instruction-set level of the machine the compiler targets, each into a
# table of its own (AUTOSPEC_KERNEL_TABLE, AUTOSPEC_KERNEL_ISA), and adds the objects to <target>.
# The rest of <target> is compiled for the compiler's own default, which is no higher.
function(autospec_add_kernel_levels target source)
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64)$")
    set(levels x86-64-v2 x86-64-v3 x86-64-v4)
  else()
    set(levels baseline)
  endif()
  foreach(level IN LISTS levels)
    string(REPLACE "-" "_" suffix "${level}")
    set(objects "autospec_kernels_${suffix}")
    set(isa "${level}")
    add_library(${objects} OBJECT "${source}")
    autospec_compile_options(${objects})
    if(level STREQUAL "baseline")
      set(isa "${CMAKE_SYSTEM_PROCESSOR}")
    else()
      target_compile_options(${objects} PRIVATE "-march=${level}")
    endif()
    # a 32-byte vector below v3 is two registers: nothing crosses a call, so its ABI is no matter
    target_compile_options(${objects} PRIVATE -Wno-psabi)
    target_compile_definitions(
      ${objects} PRIVATE "AUTOSPEC_KERNEL_TABLE=kernels_${suffix}" "AUTOSPEC_KERNEL_ISA=\"${isa}\"")
    target_sources(${target} PRIVATE $<TARGET_OBJECTS:${objects}>)
  endforeach()
endfunction()
