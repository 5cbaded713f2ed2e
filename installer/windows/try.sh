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

# a password: SQLCipher, the locked backup, and the keyring of this system
cp "$work/shop.muster" "$work/locked.muster"
echo "four words in a row" > "$work/password"
MUSTER_PASSWORD_FILE="$work/password" "$muster" password "$work/locked.muster" set
code=0; "$muster" check "$work/locked.muster" < /dev/null || code=$?
test "$code" -eq 3
MUSTER_PASSWORD_FILE="$work/password" "$muster" backup "$work/locked.muster"
MUSTER_PASSWORD_FILE="$work/password" "$muster" password "$work/locked.muster" remember
"$muster" check "$work/locked.muster" --password-from-keyring || test $? -eq 1
"$muster" password "$work/locked.muster" forget

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
