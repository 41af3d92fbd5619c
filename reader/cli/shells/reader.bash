# What bash completes after `reader`; made by: reader completion bash
@tables@
_reader() {
    local current=${COMP_WORDS[COMP_CWORD]}
    local -a before=("${COMP_WORDS[@]:1:COMP_CWORD-1}")
@walk@
    [[ $current == '=' ]] && current=''
    if [[ -n $pending && ( -z $several || $current != -?* ) ]]; then
        _reader_value "$command" "$pending"
    elif [[ $current == -* && -z $rest ]]; then
        _reader_options "$command"
    else
        _reader_place "$command" "$position"
        if [[ -z $command && -z $rest ]] && (( position == 0 )); then
            _reader_commands
            COMPREPLY=($(compgen -W "$reader_words" -- "$current"))
            [[ -n $current ]] || return 0
            reader_words=@file
        fi
    fi
    if [[ $reader_words == @file ]]; then
        compopt -o filenames 2>/dev/null
        local IFS=$'\n'
        COMPREPLY+=($(compgen -f -- "$current"))
    elif [[ -n $reader_words ]]; then
        COMPREPLY=($(compgen -W "$reader_words" -- "$current"))
    fi
}
complete -F _reader reader
