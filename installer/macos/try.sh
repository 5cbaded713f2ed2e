#!/usr/bin/env bash
# Tries the disk image on a Mac: copies the program out of it, works with it, removes it, and looks
# that the company file is still there.
set -euo pipefail

image="$1"
work="$(mktemp -d)"
hdiutil attach -nobrowse -readonly -mountpoint "$work/image" "$image"
cp -R "$work/image/Muster.app" "$work/Muster.app"
hdiutil detach "$work/image"
codesign --verify --deep --strict "$work/Muster.app"
plutil -lint "$work/Muster.app/Contents/Info.plist"
muster="$work/Muster.app/Contents/MacOS/muster"

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

before="$(shasum -a 256 "$work/shop.muster")"
rm -r "$work/Muster.app"
test "$(shasum -a 256 "$work/shop.muster")" = "$before"
echo "all passed"
