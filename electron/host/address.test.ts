import { describe, expect, test } from 'vitest';
import { countyAddress } from './address.ts';

function taken(typed: string): string {
  const address = countyAddress(typed);
  return address.ok ? address.value : address.reason;
}

describe('the county’s address', () => {
  test.each([
    ['https://county.example.cn', 'https://county.example.cn'],
    ['county.example.cn', 'https://county.example.cn'],
    ['  county.example.cn/couch/  ', 'https://county.example.cn/couch'],
    ['https：／／county。example。cn：6984', 'https://county.example.cn:6984'],
    ['HTTPS://County.Example.cn/', 'https://county.example.cn'],
    ['10.20.30.40:5984', 'http://10.20.30.40:5984'],
    ['http://172.31.0.2:5984/', 'http://172.31.0.2:5984'],
    ['https://192.168.1.2', 'https://192.168.1.2'],
    ['http://localhost:5984', 'http://localhost:5984'],
    ['http://[::1]:5984', 'http://[::1]:5984'],
    ['http://[fd12::1]', 'http://[fd12::1]'],
    ['http://100.64.0.9', 'http://100.64.0.9'],
    // What looks private but is not, and every name, since what it points to can change.
    ['http://172.32.0.2', 'needsHttps'],
    ['http://100.128.0.1', 'needsHttps'],
    ['http://8.8.8.8', 'needsHttps'],
    ['http://10.example.cn', 'needsHttps'],
    ['http://localhost.example.cn', 'needsHttps'],
    ['http://county', 'needsHttps'],
    // Other spellings of a number end up as the number they mean.
    ['http://0x08.8.8.8', 'needsHttps'],
    ['http://[::ffff:8.8.8.8]', 'needsHttps'],
    ['', 'notAnAddress'],
    ['县里', 'https://xn--5nry75l'],
    ['ftp://county.example.cn', 'notAnAddress'],
    ['file:///etc/passwd', 'notAnAddress'],
    ['https://user:pass@county.example.cn', 'notAnAddress'],
    ['https://county.example.cn/?next=1', 'notAnAddress'],
    ['https://county.example.cn/#x', 'notAnAddress'],
    ['two words', 'notAnAddress'],
    ['https://', 'notAnAddress'],
  ])('%j gives %j', (typed, expected) => {
    expect(taken(typed)).toBe(expected);
  });
});
