# The lines of one compilation, link and installation in the gate, as dmake, cw(1) and gcc print
# them.

BEGIN {
  warnings = "-Wall -Wextra -Werror -Wno-missing-braces -Wno-sign-compare -Wno-unknown-pragmas " \
    "-Wno-unused-parameter -Wno-missing-field-initializers -Wno-array-bounds -Wno-unused-label " \
    "-Wno-empty-body -Wno-clobbered -Wno-switch -Wno-type-limits -Wno-char-subscripts " \
    "-Wno-maybe-uninitialized"
  common = "-fident -finline -fno-inline-functions -fno-builtin -fno-asm -nodefaultlibs -D__sun " \
    "-fdiagnostics-show-option -fno-strict-aliasing -fno-unit-at-a-time " \
    "-fno-optimize-sibling-calls -fno-inline-small-functions -fno-inline-functions-called-once " \
    "-fno-ipa-cp -fno-ipa-icf -fno-clone-functions -fno-reorder-functions " \
    "-fno-reorder-blocks-and-partition -fstack-protector-strong -gdwarf-2 -gstrict-dwarf " \
    "-std=gnu99 " \
    "-ffunction-sections -fdata-sections " warnings
  machine32 = "-m32 -O2 -march=pentiumpro -mtune=i686"
  machine64 = "-m64 -O2 -Ui386 -U__i386 -mtune=opteron -msave-args"
  kernel = "-ffreestanding -mcmodel=kernel -mno-red-zone -mno-mmx -mno-sse -msave-args " \
    "-mindirect-branch=thunk-extern -mindirect-branch-register -mfunction-return=keep " \
    "-fno-shrink-wrap -fno-jump-tables -D_KERNEL -D_ASM_INLINES -D_SYSCALL32 -D_SYSCALL32_IMPL " \
    "-D_ELF64 -D_DDI_STRICT -Dsun -D__SVR4 -DNUMBER_OF_PROCESSORS=256"
  if (ENVIRON["SIMULATED_FLAVOUR"] == "DEBUG") common = common " -DDEBUG"
  else common = common " -DNDEBUG"
  primary = "/opt/gcc-10/bin/gcc"
  shadows = split(ENVIRON["SIMULATED_SHADOWS"], shadow, " ")
  wrapper = BIN "/cw --primary gcc10," primary ",gnu"
  for (i = 1; i <= shadows; i++) wrapper = wrapper " --shadow " shadow_name(shadow[i])
}

function shadow_name(path) {
  return path ~ /smatch$/ ? "smatch," path ",smatch" : "gcc14," path ",gnu"
}

function shadow_options(path) {
  return path ~ /smatch$/ ? "--fatal-checks -p=illumos_kernel" : "-fno-lto"
}

# The arguments for one source file of a component in that directory; objects go to `object`.
function compile_arguments(group, directory, source, object, wide,    own, includes) {
  if (group == "uts")
    own = machine64 " " kernel " -I" SRC "/uts/intel -I" SRC "/uts/common -I" SRC \
      "/uts/common/inet -I" SRC "/uts/common/fs/zfs -I" SRC "/uts/common/io -I" SRC \
      "/common/acpica -I" SRC "/common/bignum"
  else {
    own = (wide ? machine64 : machine32) \
      " -DTEXT_DOMAIN=\"SUNW_OST_OSCMD\" -D_TS_ERRNO -D_REENTRANT -D_LARGEFILE64_SOURCE=1"
    if (group == "lib")
      own = own " -DPIC -fpic -D_lib -I" SRC "/" directory "/inc -I" SRC "/lib/libc/inc -I../common"
  }
  includes = " -isystem " ROOT "/usr/include -I" SRC "/" directory " -I" SRC "/common"
  return common " " own includes " -c -o " object " " source
}

# Everything that one compilation prints, without an end of its own.
function emit_compilation(arguments,    i) {
  emit(wrapper " -- " arguments " ")
  emit("+ " primary " " arguments " ")
  for (i = 1; i <= shadows; i++)
    emit("+ " shadow[i] " " shadow_options(shadow[i]) " " arguments " ")
}

function emit_conversion(object) {
  emit(BIN "/ctfconvert -m -k -l " VERSION " " object)
}

function emit_link(target, objects) {
  emit("+ " primary " -o " target " " objects " -Wl,-zassert-deflib -Wl,-zfatal-warnings " \
    "-Wl,-zguidance=nounused -Wl,-Bdirect -Wl,-M" SRC \
    "/common/mapfiles/common/map.noexdata -Wl,-M" SRC "/common/mapfiles/common/map.pagealign -L" \
    ROOT "/lib -L" ROOT "/usr/lib -lc ")
  emit(BIN "/ctfmerge -m -t -L VERSION -o " target " " objects)
  emit("/usr/bin/mcs -d -n .SUNW_ctf -c -a '@(#)SunOS 5.11 " VERSION "' " target)
}

function emit_installation(mode, directory, file) {
  emit(BIN "/install -s -m " mode " -f " ROOT "/" directory " " file)
}
