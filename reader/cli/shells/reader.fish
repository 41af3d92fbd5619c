# What fish completes after `reader`; made by: reader completion fish
# Whether the command is $argv[1], and the cursor in place $argv[2], or in one from -ge $argv[3] on, or behind -option
# $argv[3], or where a -command may stand.
function __reader_at
    set -l command ''
    set -l position 0
    set -l pending ''
    set -l rest ''
    for word in (commandline -opc)[2..-1]
        if test -n "$rest"
            set position (math $position + 1)
        else if test -n "$pending"; and contains -- $pending @valued@
            set pending ''
        else if test "$word" = --
            set rest 1
            set pending ''
        else if string match -qr '^-.' -- $word
            set pending ''
            if contains -- $word @valued@ @many@
                set pending $word
            end
        else if test -n "$pending"
            continue
        else if test -z "$command" -a $position -eq 0; and contains -- $word @commands@
            set command $word
        else
            set position (math $position + 1)
        end
    end
    test "$command" = "$argv[1]"; or return 1
    switch (count $argv)
        case 1
            return 0
        case 2
            if test "$argv[2]" = -command
                test $position -eq 0 -a -z "$pending$rest"
            else
                test $position -eq $argv[2] -a -z "$pending"
            end
        case 3
            if test "$argv[2]" = -option
                test "$pending" = "$argv[3]"
            else
                test $position -ge $argv[3] -a -z "$pending"
            end
    end
end
@rules@
