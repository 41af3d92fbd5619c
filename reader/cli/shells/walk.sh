    # What stands before the cursor. _reader_value sets reader_words and, if several values may follow, reader_many; its
    # status is 1 for an option that takes no value.
    local reader_words='' reader_many='' command='' pending='' several='' rest='' word
    local -i position=0
    for word in "${before[@]}"; do
        if [[ -n $rest ]]; then
            position=position+1
        elif [[ $word == '=' ]]; then
            :
        elif [[ -n $pending && $word != -?* ]] || [[ -n $pending && -z $several ]]; then
            [[ -n $several ]] || pending=''
        elif [[ $word == '--' ]]; then
            rest=1 pending='' several=''
        elif [[ $word == --*=* ]]; then
            pending='' several=''
        elif [[ $word == -?* ]]; then
            pending='' several=''
            if _reader_value "$command" "$word"; then
                pending=$word several=$reader_many
            fi
        elif [[ -z $command ]] && (( position == 0 )) && _reader_is_command "$word"; then
            command=$word
        else
            position=position+1
        fi
    done
