import type {HelpTopic} from '../../model/help-topic.js';

/** Each at most 40 lines of 80 columns. */
export const helpTopics: Readonly<Record<HelpTopic, string>> = {
	layouts: `Layouts: three ways to wire network card, container and DSM.

direct (recommended)
  The card is DSM’s alone. DSM itself is on the LAN, with a MAC of its own. Its
  address is static, comes by DHCP, or is typed into DSM (help addresses). It
  sees LAN clients as they are. This machine reaches it by published ports.

classic
  The card is the container’s alone, and so is the LAN address; DSM is behind
  the container’s NAT. Static addresses only. Programs that announce themselves
  (Bonjour, WS-Discovery) do not pass, nor does IPv6 from the LAN.

shared
  For a machine with one card: the machine keeps it, with its addresses, and DSM
  is beside it. DSM asks your router for its address; the container has one of
  its own, which you give with --ip. Ports cannot be published or closed.

direct and classic need a card that this machine can do without (help cards).
Several cards for one DSM (--also): layout direct only.

The picture of one, and what it cannot do:
  npx vdsm-passthru plan --layout direct`,

	addresses: `Addresses: where DSM gets its LAN address from (--address).

static (proposed)
  You choose the address, the router and the DNS servers: --subnet, --gateway,
  --ip, --dns. They are served to DSM from inside the container, so that nothing
  has to be typed into DSM, and your router hears nothing of it. Take an address
  outside of the router’s DHCP range, or the router gives it to somebody else.

dhcp
  DSM asks your router. Nobody here can know the address: reserve one in the
  router for DSM’s MAC, which is shown at the end, or is given with --mac.

manual
  Wired like dhcp. You type the address into DSM: Control Panel, Network. Until
  then DSM asks the router.

Which layout has which:
  direct    static, dhcp, manual
  classic   static only: a passthru card takes no further MAC, so the image has
            no way to put DSM on the LAN beside the container
  shared    DSM always asks the router; --ip is the container’s address

Whether a static address is free is asked on the LAN, as root and with arping.`,

	cards: `Cards: which network card can be given to DSM.

  npx vdsm-passthru nics          this machine’s cards, with the reasons
  npx vdsm-passthru nics --all    VLANs, bonds, bridges and the like as well

recommended   Nothing of this machine depends on it.
usable        It works, and costs what is said, such as an address of this
              machine’s on it, by which it is no longer reached.
to share      This machine depends on it: it carries a default route or your SSH
              session. Layout shared leaves it to the machine.
blocked       It cannot be given away: Wi-Fi, a member of a bridge or a bond,
              taken by another macvlan or ipvlan, no Ethernet, or a name that
              is not safe in a command.

A card that is down or unplugged is listed too; it is raised by apply.

With one card only:
  --layout shared             DSM beside this machine, on the same card
  --nic eno1.20               a VLAN on it, where the switch knows VLANs
  --give-up-nic eno1          the card, although this machine depends on it. If
                              nobody confirms within 2 minutes that the machine
                              is still reached, the change is taken back by
                              itself

Layouts direct and classic take the card whole: a passthru macvlan shares with
nobody. Hypervisors, clouds and switches that filter MACs drop DSM’s frames.`,

	reach: `Reach: how this machine reaches DSM.

The kernel has no path between a card’s owner and a macvlan on it. So DSM is not
reached from this machine over that card, in any layout, unless another way is
made. Other devices on the LAN reach it, and are not concerned.

direct
  By published ports: --publish 127.0.0.1:5000:5000, which is proposed. With
  0.0.0.0:5000:5000, other machines may use them at this machine’s address.
  DSM sees everybody who comes that way under one address, 172.30.x.1.

classic
  By the container’s address on the management network (--mgmt-subnet).
  Published ports do nothing.

shared
  By an interface that is made for it: --dsm-ip is the address that the router
  has reserved for DSM, --shim-ip a free one that this machine takes. Without
  both of them there is no way.

With a second card of this machine’s on the same LAN, none of this is needed.

DSM is not reached?
  sudo npx vdsm-passthru doctor`,

	undo: `Undo: how the set-up is taken down again.

  sudo npx vdsm-passthru undo --dry-run    the commands, without doing anything
  sudo npx vdsm-passthru undo              after one question
  sudo npx vdsm-passthru purge             then: state, units, settings

undo removes what was made, the last first, and sets the card back as it was
before the first change: down or up, IPv6, addresses, routes, its manager. It
touches only what carries the label of the installation, or its mark in a file.
DSM’s storage and the image are never removed.

A container that DSM was moved out of (--take-over) gets its name and its
restart policy back, and is started if it ran.

An apply that fails, or is ended by Ctrl-C or a lost connection, does this by
itself (exit code 1, 130, 129). After kill -9 or a power cut, status says what
was left: undo takes it back, and apply goes on with it.

If the last run was changing what stands, a first undo takes back that change,
a second one the rest. With exit code 4, the commands for what is left are told.

Without the record, and for an exported script, undo goes by the labels; so does
the script itself:
  sudo sh vdsm-passthru.sh down`,

	'exit-codes': `Exit codes

  0    done, nothing to do, or no findings
  1    failed, and everything is rolled back; elsewhere a bug, with its trace
  2    wrong usage: an unknown word, a value that is malformed or missing, a
       consent or a yes that is missing where nobody can be asked
  3    not possible on this machine as it is, and nothing was changed: a
       blocked card, a taken address, a file that exists, no root; for status a
       drift, for doctor something that does not work
  4    not everything could be undone: what is left is listed, with the
       commands that remove it
  5    another run is under way
  6    cancelled before anything was done
  10   plan --detailed-exitcode: there is something to do
  129  ended by a lost connection, after clean-up
  130  ended by Ctrl-C, after clean-up
  143  ended by SIGTERM, after clean-up

A value that is wrong on any machine wins over one that only this machine
refuses: 2 before 3. Warnings do not change the code.`,

	environment: `Environment: the variables that are read.

VDSM_PASSTHRU_LANG   en or zh-CN. --lang wins over it
LC_ALL, LC_MESSAGES, LANG
                     else the language: the first of them that is not empty
LC_ALL, LC_CTYPE, LANG
                     on a terminal, a character set other than UTF-8: ASCII
                     only, and English where Chinese was not asked for by name
NO_COLOR             not empty: no colours
FORCE_COLOR          0: no colours. Another value wins over NO_COLOR, but
                     neither over --no-color, nor where there is no terminal
TERM                 dumb: no colours, ASCII only, no live screen. linux (the
                     bare console): ASCII and English, as above
ACCESSIBLE           1: as --accessible
INK_SCREEN_READER    true: words instead of drawn screens
XDG_STATE_HOME, HOME
                     where journal and records are, for users other than root
                     and without --state-dir
DOCKER_HOST, DOCKER_CONTEXT, DOCKER_CONFIG, XDG_RUNTIME_DIR, HOME
                     how Docker is found, as its own client does. An Engine
                     on another machine is recognised, and refused
SSH_CONNECTION       which card your SSH session goes over
SUDO_USER            noted in the journal, beside root
SUDO_UID, SUDO_GID   whose files root trusts beside its own
NODE_OPTIONS, INIT_CWD
                     what Node and npx were told before: root is stopped
                     where somebody else could have said it

Not read: PATH. Programs are looked for in /usr/local/sbin, /usr/local/bin,
/usr/sbin, /usr/bin, /sbin and /bin only. Programs that are started get none of
your variables but those that Docker needs.`,

	completion: `Completion: commands, options and network cards by the Tab key.

It is for the command vdsm-passthru, installed so that your shell finds it. The
script is made from the program itself: write it anew after an update. Look into
the file before you use it; root is not needed for any of this.

bash, with the package bash-completion:
  mkdir -p ~/.local/share/bash-completion/completions
  vdsm-passthru completion bash \\
    > ~/.local/share/bash-completion/completions/vdsm-passthru
bash, without that package: write it to a file of your own, such as
~/.vdsm-passthru.bash, and add to ~/.bashrc:
  . ~/.vdsm-passthru.bash

zsh:
  mkdir -p ~/.zfunc
  vdsm-passthru completion zsh > ~/.zfunc/_vdsm-passthru
and in ~/.zshrc, above the line with compinit, or with both lines if there is
none:
  fpath=(~/.zfunc $fpath)
  autoload -U compinit && compinit

fish:
  mkdir -p ~/.config/fish/completions
  vdsm-passthru completion fish \\
    > ~/.config/fish/completions/vdsm-passthru.fish

Then open a new shell. Descriptions (zsh, fish) are in the language that the
script was made in: --lang. Cards are read from /sys/class/net when Tab is
pressed; one whose name holds anything but letters, digits and . _ @ - is left
out.`,
};
