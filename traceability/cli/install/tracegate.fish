# SPDX-License-Identifier: Apache-2.0
# fish completion for tracegate: commands, then their options and files.
complete -c tracegate -n __fish_use_subcommand -f -a '(tracegate help --names 2>/dev/null)'
complete -c tracegate -n 'not __fish_use_subcommand' \
    -a '(tracegate (commandline -opc)[2] --options 2>/dev/null)'
