/** Docker's own rule; the length keeps `docker ps` readable and host names legal. */
export function isContainerName(text: string): boolean {
	return /^[a-zA-Z0-9][a-zA-Z0-9_.-]{1,62}$/.test(text);
}
