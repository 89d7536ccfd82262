import { unzipSync } from 'fflate';

/** What an archive is made of. */
export interface ZipParts {
	/** Unpacked, by the name in the archive's list; folders are left out. */
	readonly files: ReadonlyMap<string, Uint8Array>;
	/** Names and comments. */
	readonly words: readonly string[];
	/** All other bytes that belong to no file: extra fields, and whatever lies between. */
	readonly between: Uint8Array;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
type LengthsOfEntry = [name: number, extra: number, comment: number];
const WIDE = 0xffffffff;

/** Takes an archive apart without losing a byte. Throws where its list does not fit it, or it is of the 64-bit form. */
export function zipParts(path: string, bytes: Uint8Array): ZipParts {
	const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
	const fail = (what: string): never => {
		throw new Error(`${path}: ${what}, so it cannot be said whom it names`);
	};
	let end = data.length - END_BYTES;
	while (end >= 0 && data.readUInt32LE(end) !== END) end -= 1;
	if (end < 0) fail('has no list of its files');
	const count = data.readUInt16LE(end + 10);
	let at = data.readUInt32LE(end + 16);
	if (at === WIDE) fail('is of the 64-bit form');
	const words: string[] = [];
	const between: Buffer[] = [];
	const read = (start: number, length: number) => words.push(data.toString('utf8', start, start + length));
	const packed: { start: number; end: number }[] = [];
	for (let entry = 0; entry < count; entry++) {
		if (data.readUInt32LE(at) !== CENTRAL) fail('has a list that does not fit it');
		const local = data.readUInt32LE(at + 42);
		if (data.readUInt32LE(local) !== LOCAL) fail('has a list that does not fit it');
		const localName = data.readUInt16LE(local + 26);
		const dataAt = local + 30 + localName + data.readUInt16LE(local + 28);
		read(local + 30, localName);
		between.push(data.subarray(local + 30 + localName, dataAt));
		packed.push({ start: local, end: dataAt + data.readUInt32LE(at + 20) });
		const [name, extra, comment] = [28, 30, 32].map((place) =>
			data.readUInt16LE(at + place)
		) as LengthsOfEntry;
		read(at + 46, name);
		between.push(data.subarray(at + 46 + name, at + 46 + name + extra));
		read(at + 46 + name + extra, comment);
		at += 46 + name + extra + comment;
	}
	if (at !== end) fail('has bytes behind its list');
	read(end + END_BYTES, data.length);
	let last = 0;
	for (const part of packed.sort((a, b) => a.start - b.start)) {
		between.push(data.subarray(last, part.start));
		last = part.end;
	}
	between.push(data.subarray(last, data.readUInt32LE(end + 16)));
	const files = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/'));
	return { files: new Map(files), words, between: Buffer.concat(between) };
}
