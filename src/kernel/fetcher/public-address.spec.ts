import { isPublicAddress } from './public-address.js';

it.each(['8.8.8.8', '1.1.1.1', '200.33.3.123', '2606:4700::1111', '2806:230::1'])('takes %s', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

const REFUSED = [
  '0.0.0.0 10.0.0.1 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254 169.254.0.1 169.254.169.254 172.16.0.1',
  '172.31.255.255 192.0.0.192 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.7 203.0.113.5 224.0.0.1',
  '239.255.255.250 240.0.0.1 255.255.255.255 168.63.129.16 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:7f00:1',
  '::ffff:8.8.8.8 ::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 100::1 2001::1 2001:20::1 2001:db8::1',
  '2002:7f00:1:: 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1 4000::1 1::1',
  'localhost',
].flatMap((line) => line.split(' '));

it.each(['', ...REFUSED])('refuses %s', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

it('knows the ends of private networks', () => {
  expect(['9.255.255.255', '11.0.0.0', '172.15.255.255', '172.32.0.0', '192.167.255.255'].map(isPublicAddress)).toEqual(
    Array(5).fill(true),
  );
});
