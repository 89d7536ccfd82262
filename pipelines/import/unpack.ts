import { unzipSync } from 'fflate';
import { ImportRefusal, type ReadBounds } from './table-file.ts';

/** The parts of a packed file that were asked for, by name, and the names of all. */
export interface Unpacked {
	readonly names: readonly string[];
	readonly parts: ReadonlyMap<string, Uint8Array>;
}

/** Whether the bytes begin as a ZIP archive does. */
export function isPacked(bytes: Uint8Array): boolean {
	return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/**
 * Unpacks the parts of an archive whose names pass. Sizes are summed from its directory before anything is unpacked, and each
 * part is held against what its directory says.
 *
 * Throws `ImportRefusal` for a broken archive and for one beyond the bounds.
 */
export function unpack(bytes: Uint8Array, wanted: (name: string) => boolean, bounds: ReadBounds): Unpacked {
	const sizes = new Map<string, number>();
	let unpacked = 0;
	const parts = readArchive(bytes, ({ name, size, originalSize, compression }) => {
		if (sizes.has(name)) throw new ImportRefusal('broken-archive', `the file has the part ${name} twice`);
		sizes.set(name, originalSize);
		unpacked += originalSize;
		if (sizes.size > bounds.entries) {
			throw new ImportRefusal('too-many-parts', `the file is packed of more than ${bounds.entries} parts`);
		}
		if (unpacked > bounds.unpackedBytes || originalSize > Math.max(size, 1_000) * bounds.ratio) {
			throw new ImportRefusal(
				'unpacks-too-large',
				`the file unpacks to ${unpacked} bytes or more from ${bytes.length}: it is no register`
			);
		}
		return wanted(name) && (compression === 0 || compression === 8);
	});
	for (const [name, part] of Object.entries(parts)) {
		if (part.length !== sizes.get(name)) {
			throw new ImportRefusal('broken-archive', `the part ${name} is not as long as the file says`);
		}
	}
	return { names: [...sizes.keys()], parts: new Map(Object.entries(parts)) };
}

type Entry = Parameters<NonNullable<NonNullable<Parameters<typeof unzipSync>[1]>['filter']>>[0];

function readArchive(bytes: Uint8Array, filter: (entry: Entry) => boolean): Record<string, Uint8Array> {
	try {
		return unzipSync(bytes, { filter });
	} catch (cause) {
		if (cause instanceof ImportRefusal) throw cause;
		throw new ImportRefusal(
			'broken-archive',
			'the file is packed and its packing is broken: save it again and try once more',
			{ cause }
		);
	}
}
