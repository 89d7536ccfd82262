import { PARTITIONS_FOLDER, type ReleaseFile } from '#lib/domain/release-manifest.ts';

/** Bytes that the files of a release may have together to be packed in one zip, which is made in memory. */
const ZIPPED_BYTES_AT_MOST = 64 * 1024 * 1024;

/** Whether files that lie in a release before it is described are packed in one zip; its partitions never are. */
export function isZipped(files: readonly ReleaseFile[]): boolean {
	const packed = files.filter(({ path }) => !path.startsWith(`${PARTITIONS_FOLDER}/`));
	return packed.reduce((sum, { bytes }) => sum + bytes, 0) <= ZIPPED_BYTES_AT_MOST;
}
