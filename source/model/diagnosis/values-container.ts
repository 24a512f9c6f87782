/** The container: its options, its image, QEMU's arguments, its log. */
export type ContainerValues = {
	'container-runs': {readonly container: string; readonly status: string; readonly exitCode: number};
};
