/**
 * Of QEMU's words those that are about the network, each option with its value. The others may hold a password, a serial
 * number or a path; of them only the option's name stays.
 */
export function networkWords(words: readonly string[]): readonly string[] {
	return words.flatMap((word, index) => {
		if (/^--?[a-z][\w-]*$/i.test(word)) return [word];
		const option = (words[index - 1] ?? '').replace(/^-+/, '');
		if (/^(?:netdev|nic|net)$/.test(option)) return [word];
		if (option === 'device' && /^(?:virtio-net|e1000|rtl8139|vmxnet|igb)|netdev=/.test(word)) return [word];
		return [];
	});
}
