/** One record of a pcap stream: time in seconds since the epoch, and the frame's bytes. */
export type PcapRecord = {readonly time: number; readonly bytes: Buffer};

/** A reader that takes a pcap stream (little endian, microseconds: what tcpdump writes here) in pieces of any size. */
export function pcapReader(take: (record: PcapRecord) => void): (piece: Buffer) => void {
	let held = Buffer.alloc(0);
	let headerSeen = false;
	return piece => {
		held = Buffer.concat([held, piece]);
		if (!headerSeen && held.length >= 24) {
			if (held.readUInt32LE(0) !== 0xa1b2c3d4) {
				throw new Error('not a pcap stream of the expected kind');
			}
			held = held.subarray(24);
			headerSeen = true;
		}
		while (headerSeen && held.length >= 16 && held.length >= 16 + held.readUInt32LE(8)) {
			const end = 16 + held.readUInt32LE(8);
			take({time: held.readUInt32LE(0) + held.readUInt32LE(4) / 1e6, bytes: held.subarray(16, end)});
			held = held.subarray(end);
		}
	};
}
