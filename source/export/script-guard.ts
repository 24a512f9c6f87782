import type {CardUse} from '../model/answers.js';
import type {Plan} from '../model/plan.js';
import {installLabel} from '../model/spec.js';
import type {Texts} from '../text/en.js';
import {sentence} from './quote.js';
import {madeVlans, scriptCard} from './script-card.js';

/**
 * What an exported script asks of the machine that it runs on, before it changes anything: the engine's generation,
 * the devices, and that the card is free. The same rules as `model/verdict.ts`, in sh, since there is no Node where this
 * runs; the lab holds the two against each other.
 */
export function scriptGuard(texts: Texts, use: CardUse, cards: Plan['cards']): string {
	const {script: text} = texts;
	const several = cards.length > 1;
	const owned = use === 'own';
	return `need_docker() {
	if ! command -v docker >/dev/null 2>&1; then refuse ${sentence(text.noDocker)}; fi
	# Podman under Docker's name knows no such template, and would seem to be a Docker that is down.
	podman=$(docker --version 2>/dev/null) || podman=''
	case $podman in *[Pp]odman*) refuse ${sentence(text.podman, '$podman')} ;; esac
	# What the server is made of comes first, so that its version stays the last word.
	template='{{range .Server.Components}}{{.Name}} {{end}}{{.Client.Version}} {{.Server.Version}}'
	if ! versions=$(docker version --format "$template" 2>&1); then
		versions=$(printf '%s' "$versions" | tail -n 1)
		refuse ${sentence(text.dockerDown, '$versions')}
	fi
	case $versions in *[Pp]odman*) podman=\${versions##* } && refuse ${sentence(text.podmanSocket, '$podman')} ;; esac
	generation=named
	for version in $versions; do
		major=\${version%%.*}
		case $major in *[!0-9]* | '') continue ;; esac
		if [ "$major" -lt 25 ]; then generation=single
		elif [ "$major" -lt 28 ] && [ "$generation" = named ]; then generation=several
		fi
	done
}

preflight() {
	need_root
	need_docker
	about=$(docker info --format '{{.OperatingSystem}} {{.SecurityOptions}}' 2>/dev/null) || about=''
	case "\${DOCKER_HOST:-} $(docker context inspect --format '{{.Endpoints.docker.Host}}' 2>/dev/null)" in
	*tcp://* | *ssh://* | *http*://*) refuse ${sentence(text.remote)} ;;
	esac
	case $about in
	*name=rootless*) refuse ${sentence(text.rootless)} ;;
	'Docker Desktop'*) refuse ${sentence(text.desktop)} ;;
	esac
	for device in $devices; do
		if [ ! -e "$device" ]; then refuse ${sentence(text.noDevice, '$device')}; fi
	done
${several ? eachCard : oneCard}	# Another layout has networks of other names, which would be in the way halfway through.
	for network in $(docker network ls --filter "label=${installLabel}=$install" --format '{{.Name}}'); do
		if ! is_one_of "$network" "$networks"; then refuse ${sentence(text.otherLayout, '$network')}; fi
	done
	for network in $(docker network ls --filter driver=macvlan --filter driver=ipvlan --format '{{.Name}}'); do
		parent=$(docker network inspect --format '{{index .Options "parent"}}' "$network" 2>/dev/null)
${several ? parentsOfSeveral(texts) : parentOfOne(texts, owned)}	done
}
${owned ? '' : besideFunction(texts)}
${scriptCard(texts, use, madeVlans(cards))}`;
}

const oneCard = `	check_bridge "$nic"
	check_nic "$nic"
`;

const eachCard = `	for card in $nics; do
		check_bridge "$card"
		check_nic "$card"
	done
`;

/** Nobody else's network may be on the card, nor ours on another card. */
function parentOfOne({script: text}: Texts, owned: boolean): string {
	return `		if is_one_of "$network" "$networks"; then
			# The note of how the other card was would be lost with the network.
			if [ "$parent" != "$nic" ]; then refuse ${sentence(text.otherCard, '$network', '$parent')}; fi
		elif [ "$parent" = "$nic" ]; then ${owned ? `refuse ${sentence(text.nicDocker, '$nic', '$network')}` : 'beside "$network"'}
		fi
`;
}

function parentsOfSeveral({script: text}: Texts): string {
	return `		if is_one_of "$network" "$networks"; then
			# The note of how the other card was would be lost with the network.
			if ! is_one_of "$network=$parent" "$parents"; then refuse ${sentence(text.otherCard, '$network', '$parent')}; fi
		elif is_one_of "$parent" "$nics"; then refuse ${sentence(text.nicDocker, '$parent', '$network')}
		fi
`;
}

/** Whether Docker lets our network onto the card beside another one, as `sharesParent` does (F7). */
function besideFunction({script: text}: Texts): string {
	return `
# Is there room beside network $1? Before Engine 27 a card has one network, since then only passthru is alone; ipvlan never.
beside() {
	mode=$(docker network inspect --format '{{.Driver}} {{index .Options "macvlan_mode"}}' "$1" 2>/dev/null)
	case $mode in
	'macvlan passthru' | ipvlan*) refuse ${sentence(text.nicDockerShared, '$nic', '$1')} ;;
	esac
	server=\${versions##* }
	case \${server%%.*} in
	*[!0-9]* | '') ;;
	*) if [ "\${server%%.*}" -lt 27 ]; then refuse ${sentence(text.nicDockerOld, '$nic', '$1')}; fi ;;
	esac
}
`;
}
