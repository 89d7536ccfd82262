import { parseHTML } from 'linkedom';

/** An empty document to draw in where there is no browser. Server only. */
export function serverDocument(): Document {
	return parseHTML('<!doctype html><html><body></body></html>').document;
}
