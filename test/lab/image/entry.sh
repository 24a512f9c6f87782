#!/usr/bin/env bash
# Entry of the stand-in for vdsm/virtual-dsm. Honours the contract that the project's hook and options depend on: strict shell,
# the hook first, helpers after it, the network before the QEMU arguments, ARGUMENTS last.
# shellcheck disable=SC1091,SC2317
set -Eeuo pipefail

cd /run

. start.sh
. utils.sh
. network.sh
. config.sh
. power.sh
