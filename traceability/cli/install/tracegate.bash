# SPDX-License-Identifier: Apache-2.0
# bash completion for tracegate: commands, then files.
_tracegate() {
	local current=${COMP_WORDS[COMP_CWORD]} word command=
	for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
		case $word in
		-*) ;;
		*) command=$word && break ;;
		esac
	done
	if [ -z "$command" ] || { [ "$command" = help ] && [ "$COMP_CWORD" -gt 1 ]; }; then
		COMPREPLY=($(compgen -W "$(tracegate help --names 2>/dev/null)" -- "$current"))
	elif [[ $current == -* ]]; then
		COMPREPLY=($(compgen -W "$(tracegate "$command" --options 2>/dev/null)" -- "$current"))
	else
		COMPREPLY=($(compgen -f -- "$current"))
	fi
}
complete -o filenames -F _tracegate tracegate
