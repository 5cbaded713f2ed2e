#!/usr/bin/env bash
# Tries the setup program on a Windows that may be spoiled: installs without questions, works, goes
# over it a second time, removes it, and looks that the company file is still there.
set -euo pipefail

setup="$1"
home="$LOCALAPPDATA/Programs/Muster"
work="$(mktemp -d)"
silent=(//VERYSILENT //SUPPRESSMSGBOXES //NORESTART)
muster="$home/muster.com"

"$setup" "${silent[@]}"
"$muster" --version
"$muster" demo "$work/shop.muster"
"$muster" check "$work/shop.muster" || test $? -eq 1
"$muster" export "$work/shop.muster" --out "$work/package" || test $? -eq 1
"$muster" new "$work/new.muster" --company "Bow River"
"$muster" import "$work/new.muster" tests/samples/bow-river || test $? -eq 1
"$muster" shots "$work/shop.muster" --out "$work/pictures"
test -n "$(find "$work/package" -name '*.pdf')"

# by its ending a company file belongs to Muster
reg query 'HKCU\Software\Classes\.muster' | grep -q 'Muster.company'

"$setup" "${silent[@]}"
"$muster" check "$work/shop.muster" || test $? -eq 1

before="$(sha256sum "$work/shop.muster")"
"$home/unins000.exe" "${silent[@]}"
for _ in $(seq 60); do [ -e "$muster" ] || break; sleep 1; done
test ! -e "$muster"
test "$(sha256sum "$work/shop.muster")" = "$before"
echo "all passed"
