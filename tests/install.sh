# SPDX-License-Identifier: Apache-2.0
# Sourced by examples/run.sh and tests/run.sh: installs Debian packages that are missing.
# usage: need_packages FILE...   (one package a line, # begins a comment)

need_packages() {
	missing=
	for package in $(sed 's/#.*//' "$@" | sort -u); do
		dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
			missing="$missing $package"
	done
	[ -n "$missing" ] || return 0
	if ! command -v apt-get >/dev/null 2>&1; then
		echo "these packages are missing and this system has no apt-get:$missing" >&2
		return 1
	fi
	as_root=
	if [ "$(id -u)" != 0 ]; then
		as_root=sudo
		if ! command -v sudo >/dev/null 2>&1; then
			echo "installing packages needs root or sudo; missing:$missing" >&2
			return 1
		fi
	fi
	echo "== installing Debian packages:$missing" >&2
	$as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update &&
		$as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y \
			--no-install-recommends $missing >/dev/null
}
