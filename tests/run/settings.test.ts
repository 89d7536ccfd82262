import { listenProblem, METRICS_ADDRESS, readSettings } from '#run/server/settings.mjs';
import { expect, test } from 'vitest';

test('without settings the site is served to this machine on port 4173', () => {
	expect(readSettings({})).toEqual({
		host: 'localhost',
		listenHost: '127.0.0.1',
		port: 4173,
		origin: null,
		cacheBytes: 64 * 1024 * 1024,
		longestWaitMs: 1000,
		metrics: null,
		log: 'text'
	});
});

test('a server that others can reach knows its address from ORIGIN', () => {
	const settings = readSettings({ HOST: '0.0.0.0', PORT: '80', ORIGIN: 'https://genklang.example' });
	expect(settings).toEqual({
		host: '0.0.0.0',
		listenHost: '0.0.0.0',
		port: 80,
		origin: 'https://genklang.example',
		cacheBytes: 64 * 1024 * 1024,
		longestWaitMs: 1000,
		metrics: null,
		log: 'text'
	});
});

test.each([
	['0', 0],
	['1', 1024 * 1024],
	['512', 512 * 1024 * 1024]
])('GENKLANG_CACHE_MB=%s keeps answers up to %i bytes', (given, bytes) => {
	expect(readSettings({ GENKLANG_CACHE_MB: given }).cacheBytes).toBe(bytes);
});

test('metrics are told on a port of their own, to this machine unless another address is named', () => {
	expect(readSettings({ GENKLANG_METRICS_PORT: '9464' }).metrics).toEqual({
		listenHost: '127.0.0.1',
		port: 9464
	});
	expect(readSettings({ GENKLANG_METRICS_PORT: '9464', GENKLANG_METRICS_HOST: '10.0.0.7' }).metrics).toEqual({
		listenHost: '10.0.0.7',
		port: 9464
	});
});

test('a port in use is one clear sentence with a way out', () => {
	const error = Object.assign(new Error('listen'), { code: 'EADDRINUSE' });
	expect(listenProblem(error, readSettings({ PORT: '4173' }))).toBe(
		'Port 4173 is in use by another program: end that one, or choose another port, for example PORT=4174 npm start'
	);
});

test('a port for metrics that is in use is named as that', () => {
	const error = Object.assign(new Error('listen'), { code: 'EADDRINUSE' });
	expect(listenProblem(error, { host: '127.0.0.1', port: 9464 }, METRICS_ADDRESS)).toContain(
		'GENKLANG_METRICS_PORT=9465'
	);
});
