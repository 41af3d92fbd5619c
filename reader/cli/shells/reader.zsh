#compdef reader
# What zsh completes after `reader`; made by: reader completion zsh
@tables@
_reader() {
    setopt local_options no_sh_word_split
    local current=${words[CURRENT]}
    local -a before=("${(@)words[2,CURRENT-1]}") reader_described
@walk@
    if [[ -z $pending && -z $rest && $current == --*=* ]]; then
        pending=${current%%=*}
        compset -P '*='
    fi
    if [[ -n $pending && ( -z $several || $current != -?* ) ]]; then
        _reader_value "$command" "$pending"
    elif [[ $current == -* && -z $rest ]]; then
        _reader_describe "$command"
        _describe -o 'option' reader_described
        return
    else
        _reader_place "$command" "$position"
        if [[ -z $command && -z $rest ]] && (( position == 0 )); then
            _reader_describe_commands
            _describe 'command' reader_described
            reader_words=@file
        fi
    fi
    if [[ $reader_words == @file ]]; then
        _files
    elif [[ -n $reader_words ]]; then
        compadd -- ${=reader_words}
    fi
}
if [[ ${funcstack[1]} == _reader ]]; then
    _reader "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
    compdef _reader reader
fi
