/// The script that a release's tarball carries, for those who unpack it by other means.
enum ReleaseHook {
  static let script = #"""
    #!/bin/sh
    # pps-release-hook: call it when this release was unpacked by other means than 'pps install'.
    #
    #   pps-release-hook --vo VO [--root DIR] [option of 'pps install' ...]
    #
    # It finds pps ($PPS, then $PATH, then the usual places), and 'pps install --unpacked' does the
    # rest: it checks the manifest, runs the release's own test, and publishes the release from where
    # it stands. With --root DIR the release stands in DIR/PRODUCT/WORKING-VERSION, and DIR/PRODUCT's
    # link 'current' is switched to it. Its exit status is that of pps; 69 when there is no pps.
    set -eu

    say() {
      echo "pps-release-hook: $*" >&2
    }

    case ${1-} in
      -h | --help)
        sed -n '2,/^set/s/^# \{0,1\}//p' "$0"
        exit 0
        ;;
    esac

    # As it was called, through links too: worker nodes know that path.
    here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || {
      say "cannot find out where it stands itself"
      exit 74
    }
    manifest=$here/pps-release.yaml
    if [ ! -f "$manifest" ]; then
      say "error: $manifest is missing"
      say "the hook belongs into the folder of a release that 'pps release create' made"
      exit 65
    fi

    find_pps() {
      if [ -n "${PPS-}" ]; then
        command -v -- "$PPS" || {
          say "error: \$PPS is '$PPS', which cannot be executed"
          return 1
        }
        return 0
      fi
      command -v pps && return 0
      for folder in /usr/local/bin /usr/bin /opt/pps/bin "${HOME:-/nowhere}/bin"; do
        if [ -x "$folder/pps" ]; then
          echo "$folder/pps"
          return 0
        fi
      done
      say "error: there is no pps in \$PATH, /usr/local/bin, /usr/bin, /opt/pps/bin or ~/bin"
      say "install it, or name it: PPS=/path/of/pps $0"
      return 1
    }

    pps=$(find_pps) || exit 69

    has_vo=no
    for argument in "$@"; do
      case $argument in
        --vo | --vo=*) has_vo=yes ;;
      esac
    done
    if [ $has_vo = no ]; then
      say "error: no VO is named"
      say "usage: $0 --vo VO [--root DIR] [option of 'pps install' ...]"
      exit 64
    fi

    exec "$pps" install --unpacked "$here" "$@"

    """#
}
