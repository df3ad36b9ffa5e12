import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGuard, guardMistakes, isInside } from './guard.ts';

const inside = [
  '0.0.0.0',
  '10.0.0.1',
  '100.100.100.200',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:10.0.0.1',
  '::ffff:7f00:1',
  '64:ff9b::a00:1',
  'fe80::1',
  'fe80::1%eth0',
  'fc00::1',
  'fd00:ec2::254',
  'fec0::1',
  'ff02::1',
  '2001:db8::1',
  '2001:0:1::1',
  '2002:a00:1::1',
  'not an address',
];
const outside = [
  '1.1.1.1',
  '93.184.216.34',
  '172.15.255.255',
  '172.32.0.1',
  '100.63.0.1',
  '::ffff:8.8.8.8',
  '2606:4700::1111',
  '2400:3200::1',
];

for (const address of inside)
  test(`${address} is inside`, () => {
    assert.equal(isInside(address), true);
    assert.equal(createGuard({ allow: [], ports: [80] }).isAllowed(address, 'h.example'), false);
  });
for (const address of outside)
  test(`${address} is outside`, () => {
    assert.equal(isInside(address), false);
    assert.equal(createGuard({ allow: [], ports: [80] }).isAllowed(address, 'h.example'), true);
  });

test('an allowed network lets in its addresses, however written, and no others', () => {
  const guard = createGuard({ allow: ['10.1.0.0/16', 'fd00:1::/32'], ports: [80] });
  for (const address of ['10.1.2.3', '::ffff:10.1.2.3', 'fd00:1::5'])
    assert.ok(guard.isAllowed(address, 'h'), address);
  for (const address of ['10.2.0.1', '127.0.0.1', 'fd00:2::5'])
    assert.ok(!guard.isAllowed(address, 'h'), address);
});

test('an allowed host is allowed, its neighbours are not', () => {
  const guard = createGuard({ allow: ['hooks.example.com', '*.intra.example'], ports: [80] });
  for (const host of ['hooks.example.com', 'HOOKS.example.com', 'a.intra.example', 'b.a.intra.example'])
    assert.ok(guard.isAllowed('10.0.0.1', host), host);
  for (const host of [
    'evil-hooks.example.com',
    'hooks.example.com.evil.test',
    'intra.example',
    'xintra.example',
  ])
    assert.ok(!guard.isAllowed('10.0.0.1', host), host);
});

test('ports and schemes outside the policy are refused', () => {
  const guard = createGuard({ allow: [], ports: [80, 443] });
  for (const url of ['http://a.example/', 'https://a.example/', 'https://a.example:443/'])
    assert.equal(guard.targetRefused(new URL(url)), undefined);
  for (const url of [
    'http://a.example:22/',
    'ftp://a.example/',
    'gopher://a.example/',
    'http://10.0.0.1/',
    'http://[::1]/',
    'http://0x7f.1/',
  ])
    assert.notEqual(guard.targetRefused(new URL(url)), undefined, url);
});

test('mistakes in the list are named', () => {
  assert.deepEqual(
    guardMistakes(['10.0.0.0/8', 'fd00::/8', 'a.b.c', '*.b.c', '10.0.0.0/99', 'http://x', 'a b', '*']),
    ['10.0.0.0/99', 'http://x', 'a b', '*'],
  );
});
