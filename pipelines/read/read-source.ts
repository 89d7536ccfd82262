import type { Finding, SourceDescriptor, SourceReading } from '../model.ts';
import { decodeBytes, hasUndecodable, isDoubleEncoded } from './decode-bytes.ts';
import { splitLines } from './split-lines.ts';

/** A source as numbered lines, and what is odd about its bytes. */
export interface SourceRead {
	readonly reading: SourceReading;
	readonly problems: readonly Finding[];
	readonly notes: readonly Finding[];
}

/** Settles encoding, byte order mark and line ends of one source, and says where its bytes are not text. */
export async function readSource(descriptor: SourceDescriptor, bytes: Uint8Array): Promise<SourceRead> {
	const { text, encoding, byteOrderMark } = decodeBytes(bytes);
	const reading = {
		descriptor,
		encoding,
		byteOrderMark,
		sha256: await sha256(bytes),
		bytes,
		...splitLines(text)
	};
	return { reading, problems: byteProblems(reading, text), notes: byteNotes(reading) };
}

/** SHA-256 in lower-case hex. */
export async function sha256(bytes: Uint8Array): Promise<string> {
	const digest = await globalThis.crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
	return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function byteProblems(reading: SourceReading, text: string): Finding[] {
	const source = reading.descriptor.file;
	const problems: Finding[] = [];
	if (reading.lines.length === 0) {
		problems.push({
			source,
			line: 1,
			code: 'empty-source',
			message: 'the file is empty: put the document here again'
		});
	}
	if (isDoubleEncoded(text)) {
		const message = 'the letters æ, ø and å are spelled Ã¦, Ã¸ and Ã¥: save the original as UTF-8 once more';
		problems.push({ source, line: 1, code: 'double-encoded', message });
	}
	reading.lines.forEach((line, index) => {
		if (!hasUndecodable(line)) return;
		const message =
			'the line holds a character that could not be decoded: replace it by what the document says';
		problems.push({ source, line: index + 1, code: 'undecodable-character', message });
	});
	return problems;
}

function byteNotes(reading: SourceReading): Finding[] {
	const { file, sha256: expected } = reading.descriptor;
	if (reading.sha256 === expected) return [];
	const message =
		`the file is not the one that register.json describes (sha256 ${reading.sha256}): ` +
		'if the change is meant, write that sum into register.json';
	return [{ source: file, line: 1, code: 'source-changed', message }];
}
