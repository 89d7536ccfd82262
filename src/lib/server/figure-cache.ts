type Bytes = Uint8Array<ArrayBuffer>;

/** Pictures that were drawn, the last ones used. */
export interface PictureCache {
	/** The picture of this key, made where it is not there; asked for again while it is being made, it is made once. */
	readonly get: (key: string, make: () => Promise<Bytes>) => Promise<Bytes>;
}

/**
 * A cache that holds at most this many bytes and drops what was not used for longest. What could not be made is not kept.
 */
export function makePictureCache(maxBytes: number): PictureCache {
	const kept = new Map<string, Bytes>();
	const making = new Map<string, Promise<Bytes>>();
	let size = 0;

	function keep(key: string, bytes: Bytes): void {
		kept.set(key, bytes);
		size += bytes.length;
		for (const [oldest, { length }] of kept) {
			if (size <= maxBytes) return;
			kept.delete(oldest);
			size -= length;
		}
	}

	async function make(key: string, ask: () => Promise<Bytes>): Promise<Bytes> {
		try {
			// Not before the promise is in its place: it may fail at once.
			const bytes = await Promise.resolve().then(ask);
			keep(key, bytes);
			return bytes;
		} finally {
			making.delete(key);
		}
	}

	return {
		get(key, ask) {
			const bytes = kept.get(key);
			if (bytes !== undefined) {
				kept.delete(key);
				kept.set(key, bytes);
				return Promise.resolve(bytes);
			}
			const made = making.get(key) ?? make(key, ask);
			making.set(key, made);
			return made;
		}
	};
}
