"""Marks, copies, links, and what is given to other programs."""

from reader.app.commands.command import Command, Group, Scope
from reader.messages import N_

COMMANDS = (
    Command("mark", ("m",), N_("Mark"),
            N_("Mark this passage, with a note if you like"), Group.MARKS, Scope.READING),
    Command("marks", ("M",), N_("Marks"),
            N_("List the marks of all articles"), Group.MARKS, Scope.READING),
    Command("copy", ("y",), N_("Copy"),
            N_("Copy the selection, the name, the paragraph or a quotation"), Group.MARKS, Scope.READING),
    Command("links", ("U",), N_("Links"),
            N_("List the links in the article"), Group.MARKS, Scope.READING),
    Command("pager", ("P",), N_("Pager"),
            N_("Read on in the pager, from this passage"), Group.MARKS, Scope.READING, leads_out=True),
    Command("editor", ("E",), N_("Editor"),
            N_("Open the article's file in the editor, at this passage"), Group.MARKS, Scope.READING, leads_out=True),
    Command("reload", ("R", "ctrl+r"), N_("Reload"),
            N_("Read the article's file again"), Group.ARTICLES, Scope.READING),
    Command("suspend", ("ctrl+z",), N_("Suspend"),
            N_("Go back to the shell; fg returns here"), Group.GENERAL, Scope.EVERYWHERE,
            action="app.suspend_process", leads_out=True),
)  # fmt: skip
