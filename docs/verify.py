#!/usr/bin/env python3
"""Checks the record of a draw by the protocol lot/1 (protocol.md, SPEC.txt in a dossier).

    python3 verify.py PATH [--result FILE]

PATH is a public folder, or a dossier with a folder public/ in it. Of a dossier the tags are checked as well, when
sealed/people.csv is there. --result writes result.csv as computed here from the roster, the rules and the journal
('-' is standard output; everything else then goes to standard error).

Needs nothing but Python, 3.6 or newer. The exit code is 0 for verified, 1 for rejected, 2 for a folder that cannot
be read. Numbers in brackets are sections of protocol.md.
"""

import argparse
import base64
import datetime
import hashlib
import os
import re
import stat
import sys

FILES = ['rules.txt', 'roster.csv', 'commitment.txt', 'commitment.sig', 'key.pem', 'journal.txt', 'result.csv',
         'head.txt', 'head.sig']
MAY_BE_THERE = ['SPEC.txt', 'verify.html', 'result.html']
# What file managers leave behind without being asked.
IGNORED = ['.DS_Store', 'Thumbs.db', 'desktop.ini']

# The digests of the texts of the protocol that SPEC.txt may be.
SPECS = [b'0a9e934c6b4f0fb815e06280b1eb4c7113efbfc252ad73e6916ecccfda1b7a0d']

ROLES = [b'operator', b'notary', b'parents']
ROSTER_HEADER = b'school,lot,size,tag'
RESULT_HEADER = b'school,rank,lot,size,ticket,status'

HEX64 = rb'[0-9a-f]{64}'
CODE = rb'[A-Z0-9]{1,8}'
COUNT = rb'[1-9][0-9]*'
ROLE = rb'(?:operator|notary|parents)'
INPUT = rb'[0-9]{2}:(?:(?:card|d10):[0-9]{1,99}|ball:[0-9]{2}(?:-[0-9]{2}){0,98})'
WORD = rb'[A-Za-z0-9._+-]{1,64}'


def pattern(source):
    return re.compile(source).fullmatch


IS_HEX64 = pattern(HEX64)
IS_CEREMONY = pattern(rb'(?:TEST-)?[A-Z0-9]+(?:-[A-Z0-9]+)*-a[1-9][0-9]?')
IS_SCHOOL = pattern(rb'(' + CODE + rb'):([1-9][0-9]{0,4}):(expand|skip):(.+)')
IS_EXEMPT = pattern(rb'(' + CODE + rb'):([1-9][0-9]{0,4}):(.+)')
IS_ENTROPY = pattern(rb'([0-9]{2}):(card|ball|d10):([1-9][0-9]?)')
IS_LOT = pattern(rb'(' + CODE + rb'),([A-Z0-9-]{1,24}),([1-9]),(' + HEX64 + rb')')
IS_COMMIT = pattern(rb'(' + ROLE + rb'):(' + HEX64 + rb')')
IS_COUNT = pattern(COUNT)
IS_TIME = pattern(rb'([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})[+-]([0-9]{2}):([0-9]{2})')
IS_TEXT = pattern(rb'(?:[!-$&-{}~]|%[0-9A-F]{2})+')
IS_PEM = pattern(rb'-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/]{59}=)\n-----END PUBLIC KEY-----\n')
IS_HEAD = pattern(rb'lot/1\|head\|([^|]*)\|(' + HEX64 + rb')\|(' + HEX64 + rb')')
IS_SALT = pattern(rb'[0-9a-f]{32}')
# SubjectPublicKeyInfo of an Ed25519 key, up to its 32 bytes (RFC 8410).
DER_START = bytes.fromhex('302a300506032b6570032100')


def is_time(value):
    """A date of the calendar, a time of day and an offset of at most 14 hours (1.7). There is no year 0000."""
    match = IS_TIME(value)
    if not match:
        return False
    year, month, day, hour, minute, second, off_hour, off_minute = [int(group) for group in match.groups()]
    if year < 1 or not 1 <= month <= 12:
        return False
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    if not 1 <= day <= days or hour > 23 or minute > 59 or second > 59 or off_minute > 59:
        return False
    return off_hour * 60 + off_minute <= 14 * 60


def is_text(value):
    """Percent-encoded UTF-8 (1.8)."""
    if not 1 <= len(value) <= 4000 or not IS_TEXT(value):
        return False
    decoded = re.sub(rb'%([0-9A-F]{2})', lambda match: bytes([int(match.group(1), 16)]), value)
    try:
        decoded.decode('utf-8')
    except UnicodeDecodeError:
        return False
    return True


# A control character, or half of one, as a name must not have it (1.8).
CONTROL = re.compile(rb'%[01][0-9A-F]|%7F|%C2%[89][0-9A-F]')


def is_name(value):
    """A text without control characters (1.8)."""
    return is_text(value) and not CONTROL.search(value)


def is_fact(value):
    """One of the facts of the list in 2.4."""
    fields = value.split(b':')
    key, first, names = fields[0], fields[1:2], fields[2:]
    if key in (b'moved', b'taken-back', b'clock-back'):
        return len(fields) == 1
    if key in (b'made-here', b'printed'):
        return len(fields) == 2 and fields[1] in ROLES
    if key == b'taken-over':
        return len(fields) == 2 and bool(IS_HEX64(fields[1]))
    if not first or not 1 <= len(names) <= 9 or not all(is_name(name) for name in names):
        return False
    if key == b'given-by':
        return bool(re.fullmatch(rb'0[1-9]', first[0]))
    if key == b'given-up':
        return is_text(first[0])
    return key == b'signed' and bool(re.fullmatch(rb'[A-Za-z0-9-]{1,64}', first[0]))


# The form of the payload of each event (2.4). What the payload must say is checked later.
PAYLOADS = {
    b'open': pattern(WORD + rb'/' + WORD),
    b'freeze': pattern(rb'roster=' + HEX64 + rb',rules=' + HEX64 + rb',lots=' + COUNT + rb',children=' + COUNT),
    b'commit': IS_COMMIT,
    b'publish': IS_HEX64,
    b'input': pattern(INPUT),
    b'close': pattern(INPUT + rb'(?:;' + INPUT + rb')*'),
    b'reveal': pattern(ROLE + rb':(?:[0-9a-f]{32}|[0-9a-f]{64})'),
    b'seed': IS_HEX64,
    b'result': IS_HEX64,
    b'seal': pattern(rb'final'),
    b'void': lambda payload: re.match(rb'[0-9]{2}:', payload) and is_text(payload[3:]),
    b'present': pattern(CODE),
    b'incident': is_text,
    b'fact': is_fact,
}
FREE = [b'void', b'present', b'incident', b'fact']


def sha256(data):
    """SHA-256 in 64 lower-case digits, as bytes (1.1)."""
    return hashlib.sha256(data).hexdigest().encode('ascii')


def show(value):
    """Any value in a few printable ASCII characters, so that no byte of a file can upset a terminal."""
    if isinstance(value, str):
        value = value.encode('utf-8', 'backslashreplace')
    if not isinstance(value, bytes):
        return str(value)
    long = len(value) > 200
    text = ''.join(chr(byte) if 32 <= byte < 127 else '\\x%02x' % byte for byte in value[:200])
    return text + '... (%d bytes)' % len(value) if long else text or 'nothing'


class Bad(Exception):
    """Something differs from the protocol."""

    def __init__(self, expected, actual):
        Exception.__init__(self)
        self.expected = expected
        self.actual = actual


def must_equal(expected, actual, what=''):
    if expected != actual:
        raise Bad(what + show(expected), what + show(actual))


class Report(object):
    """Prints the checks one by one and remembers the first that failed."""

    def __init__(self, out):
        self.out = out
        self.first = None
        self.about = None
        self.remarks = []
        self.compare = []

    def say(self, line):
        self.out.write(line + '\n')

    def check(self, name, work, *needs):
        """Runs work(*needs) and returns what it returns. None means: failed, or not possible after a failure."""
        if any(need is None for need in needs):
            self.say('--  %s: not checked, because of what failed before' % name)
            return None
        try:
            value = work(*needs)
        except Bad as bad:
            self.fail(name, bad.expected, bad.actual)
            return None
        except Exception as error:  # A verifier answers; it does not crash, whatever the bytes are.
            self.fail(name, 'something that can be checked', '%s %s' % (type(error).__name__, show(str(error))))
            return None
        self.say('ok  ' + name)
        return True if value is None else value

    def fail(self, name, expected, actual):
        self.first = self.first or name
        self.say('FAIL %s: expected %s, actual %s' % (name, expected, actual))


# ---------------------------------------------------------------------------------------------------------------------
# The files (2)


def is_plain_file(path):
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return False


def read_folder(folder):
    """The bytes of each file that is there, and what is wrong with the folder."""
    data, wrong = {}, []
    for name in FILES:
        path = os.path.join(folder, name)
        if not os.path.lexists(path):
            wrong.append(('the file ' + name, 'no such file'))
        elif not is_plain_file(path):
            wrong.append(('the file ' + name, 'something that is not a plain file'))
        else:
            try:
                with open(path, 'rb') as file:
                    data[name] = file.read()
            except (OSError, MemoryError) as error:
                wrong.append(('the file ' + name, 'a file that cannot be read (%s)' % type(error).__name__))
    for name in sorted(os.listdir(folder)):
        if name in FILES:
            continue
        if name not in MAY_BE_THERE + IGNORED and not name.startswith('._'):
            wrong.append(('only the files of the protocol', show(name)))
        elif not is_plain_file(os.path.join(folder, name)):
            wrong.append(('a plain file ' + name, 'something else of this name'))
    return data, wrong


def check_files(wrong):
    if wrong:
        more = '' if len(wrong) == 1 else ' (and %d more)' % (len(wrong) - 1)
        raise Bad(wrong[0][0], wrong[0][1] + more)


NOT_PLAIN = re.compile(rb'[^\n -~]')


def lines_of(data):
    """The lines of a public text file (1.3)."""
    if not data:
        raise Bad('lines of text', 'an empty file')
    odd = NOT_PLAIN.search(data)
    if odd:
        line = data.count(b'\n', 0, odd.start()) + 1
        raise Bad('printable ASCII in lines that end in LF', 'byte %02X in line %d' % (ord(odd.group()), line))
    if not data.endswith(b'\n'):
        raise Bad('LF at the end of the last line', show(data[-1:]))
    for ugly, words in [(b'\n\n', 'an empty line'), (b' \n', 'a blank at the end of a line')]:
        at = data.find(ugly)
        if at >= 0:
            raise Bad('no empty line and no blank at an end', '%s after line %d' % (words, data.count(b'\n', 0, at)))
    if data.startswith(b'\n'):
        raise Bad('no empty line', 'an empty first line')
    return data[:-1].split(b'\n')


# ---------------------------------------------------------------------------------------------------------------------
# The rules (2.1)


class Rules(object):
    def __init__(self):
        self.ceremony = b''
        self.schools = {}  # code: (places, twins), in the order of the file
        self.roles = []
        self.entropy = []  # (nn, kind, count)


def is_ceremony(value):
    return 4 <= len(value) <= 40 and bool(IS_CEREMONY(value))


def parse_rules(data):
    lines = lines_of(data)
    rules = Rules()
    place = [0]

    def here():
        return lines[place[0]] if place[0] < len(lines) else b''

    def bad(expected):
        if place[0] >= len(lines):
            raise Bad('line %d: %s' % (place[0] + 1, expected), 'the end of the file')
        raise Bad('line %d: %s' % (place[0] + 1, expected), show(here()))

    def take(key):
        if not here().startswith(key + b'='):
            bad(key.decode('ascii') + '=...')
        return here()[len(key) + 1:]

    if take(b'alg') != b'lot/1':
        bad('alg=lot/1')
    place[0] += 1
    rules.ceremony = take(b'ceremony')
    if not is_ceremony(rules.ceremony):
        bad('ceremony= and an id of 4 to 40 characters such as LB-2024-a1')
    place[0] += 1
    for key in [b'title', b'organiser']:
        if not is_name(take(key)):
            bad(key.decode('ascii') + '= and a text without control characters')
        place[0] += 1
    prior = take(b'prior')
    if prior != b'none' and not IS_HEX64(prior):
        bad('prior=none, or 64 hexadecimal digits')
    rules.prior = prior
    place[0] += 1

    last = b''
    take(b'school')
    while here().startswith(b'school='):
        match = IS_SCHOOL(take(b'school'))
        if not match or not is_name(match.group(4)):
            bad('school=CODE:PLACES:TWINS:NAME')
        code, places, twins = match.groups()[:3]
        if code <= last:
            bad('schools ascending, none twice')
        last = code
        rules.schools[code] = (int(places), twins)
        if len(rules.schools) > 99:
            bad('at most 99 schools')
        place[0] += 1

    before = (b'', b'')
    while here().startswith(b'exempt='):
        match = IS_EXEMPT(take(b'exempt'))
        if not match or not is_name(match.group(3)):
            bad('exempt=CODE:COUNT:GROUND')
        pair = (match.group(1), match.group(3))
        if pair[0] not in rules.schools:
            bad('an exempt line for a school of a school line')
        if pair <= before:
            bad('exempt lines ascending by code and ground, none twice')
        before = pair
        place[0] += 1

    rules.roles = take(b'secrets').split(b',')
    if rules.roles != [role for role in ROLES if role in rules.roles]:
        bad('secrets= and one to three of operator,notary,parents in this order')
    place[0] += 1

    take(b'entropy')
    physical = False
    while here().startswith(b'entropy='):
        match = IS_ENTROPY(take(b'entropy'))
        if not match:
            bad('entropy=NN:KIND:COUNT')
        nn, kind, count = match.groups()
        if nn != b'%02d' % (len(rules.entropy) + 1) or len(rules.entropy) == 9:
            bad('entropy lines 01, 02 and so on, nine at most')
        if kind == b'card' and physical:
            bad('no card line after a ball or d10 line')
        physical = physical or kind != b'card'
        rules.entropy.append((nn, kind, int(count)))
        place[0] += 1
    if place[0] < len(lines):
        bad('the end of the file')
    return rules


# ---------------------------------------------------------------------------------------------------------------------
# The roster (2.2)


def parse_roster(data):
    """The lots as (school, lot, size, tag)."""
    lines = lines_of(data)
    if lines[0] != ROSTER_HEADER:
        raise Bad('line 1: ' + show(ROSTER_HEADER), show(lines[0]))
    lots = []
    last = (b'', b'')
    for number, line in enumerate(lines[1:], 2):
        match = IS_LOT(line)
        if not match:
            raise Bad('line %d: school,lot,size,tag' % number, show(line))
        school, lot, size, tag = match.groups()
        if (school, lot) <= last:
            raise Bad('line %d: lots ascending by school and lot, none twice' % number, show(line))
        last = (school, lot)
        lots.append((school, lot, int(size), tag))
    if not lots:
        raise Bad('one lot or more', 'none')
    return lots


def check_schools(rules, lots):
    """Each school has a lot, each lot has a school (2.2)."""
    seen = set(lot[0] for lot in lots)
    for school in sorted(seen.difference(rules.schools)):
        raise Bad('only schools of rules.txt in roster.csv', show(school))
    for school in rules.schools:
        if school not in seen:
            raise Bad('a lot in roster.csv for ' + show(school), 'none')


# ---------------------------------------------------------------------------------------------------------------------
# The promise (2.3)


def parse_commitment(data):
    """A dict of the fields; 'commit' is the list of (role, C)."""
    lines = lines_of(data)
    if lines[0] != b'lot/1 commitment':
        raise Bad('line 1: lot/1 commitment', show(lines[0]))
    forms = [(b'ceremony', is_ceremony), (b'roster', IS_HEX64), (b'rules', IS_HEX64), (b'lots', IS_COUNT),
             (b'children', IS_COUNT)]
    commits = [line for line in lines if line.startswith(b'commit=')][:4]
    forms += [(b'commit', IS_COMMIT)] * max(1, len(commits))
    forms += [(b'key', IS_HEX64), (b'time', is_time)]
    if len(commits) > 3:
        raise Bad('one to three commit lines', 'more')
    fields = {b'commit': []}
    for number, (key, form) in enumerate(forms, 2):
        line = lines[number - 1] if number <= len(lines) else b''
        if not line.startswith(key + b'=') or not form(line[len(key) + 1:]):
            raise Bad('line %d: %s=... as in protocol.md 2.3' % (number, key.decode('ascii')), show(line))
        value = line[len(key) + 1:]
        if key == b'commit':
            fields[key].append(IS_COMMIT(value).groups())
        else:
            fields[key] = value
    if len(lines) > len(forms) + 1:
        raise Bad('the end of the file after time=', show(lines[len(forms) + 1]))
    return fields


def parse_key(data):
    """The DER form (44 bytes) of the key, which must be written exactly as OpenSSL writes it."""
    match = IS_PEM(data)
    if not match:
        raise Bad('the three lines of an Ed25519 public key in PEM form', show(data))
    der = base64.b64decode(match.group(1))
    # The last character holds two bits of padding: only zeros are what OpenSSL writes.
    if base64.b64encode(der) != match.group(1) or len(der) != 44 or not der.startswith(DER_START):
        raise Bad('an Ed25519 public key (SubjectPublicKeyInfo)', show(match.group(1)))
    return der


# ---------------------------------------------------------------------------------------------------------------------
# Ed25519 (RFC 8032), in the strictest reading: one encoding for each point, S below the order of the group, no key of
# small order (under which anybody can sign), and the equation without the cofactor, as OpenSSL computes it.

P = 2 ** 255 - 19
ORDER = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)
ZERO = (0, 1, 1, 0)


def add(a, b):
    """Addition in extended coordinates (RFC 8032, 5.1.4)."""
    e = (a[1] - a[0]) * (b[1] - b[0]) % P
    f = (a[1] + a[0]) * (b[1] + b[0]) % P
    g = 2 * a[3] * b[3] * D % P
    h = 2 * a[2] * b[2] % P
    i, j, k, m = f - e, h - g, h + g, f + e
    return (i * j % P, k * m % P, j * k % P, i * m % P)


def times(scalar, point):
    total = ZERO
    while scalar:
        if scalar & 1:
            total = add(total, point)
        point = add(point, point)
        scalar >>= 1
    return total


def decode_point(data):
    """The point, or None when these 32 bytes are not the one encoding of a point."""
    number = int.from_bytes(data, 'little')
    sign, y = number >> 255, number & ((1 << 255) - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


def encode_point(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, 'little')


BASE = decode_point((4 * pow(5, P - 2, P) % P).to_bytes(32, 'little'))


def check_signature(der, message, signature):
    if len(signature) != 64:
        raise Bad('a signature of 64 bytes', '%d bytes' % len(signature))
    public = der[-32:]
    key = decode_point(public)
    if key is None:
        raise Bad('a key that is a point of the curve in its one encoding', public.hex())
    if encode_point(times(8, key)) == encode_point(ZERO):
        raise Bad('a key that is not of small order', public.hex())
    s = int.from_bytes(signature[32:], 'little')
    if s >= ORDER:
        raise Bad('a signature whose S is below the order of the group', signature[32:].hex())
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), 'little') % ORDER
    minus = (P - key[0], key[1], 1, P - key[3])
    # Comparing the 32 bytes also refuses every other encoding of R.
    if encode_point(add(times(s, BASE), times(k, minus))) != signature[:32]:
        raise Bad('the signature of these bytes under key.pem', 'a signature of something else')


# ---------------------------------------------------------------------------------------------------------------------
# The journal (2.4)


def parse_journal(data):
    """The lines as (line, ceremony, number, prev, type, payload)."""
    events = []
    for number, line in enumerate(lines_of(data), 1):
        fields = line.split(b'|')
        where = 'line %d: ' % number
        if len(fields) != 8 or fields[:2] != [b'lot/1', b'journal']:
            raise Bad(where + 'lot/1|journal| and six more fields', show(line))
        ceremony, nnnn, prev, time, kind, payload = fields[2:]
        if not is_ceremony(ceremony):
            raise Bad(where + 'the id of a ceremony', show(ceremony))
        if not re.fullmatch(rb'[0-9]{4}', nnnn):
            raise Bad(where + 'a number of four digits', show(nnnn))
        if not IS_HEX64(prev):
            raise Bad(where + '64 hexadecimal digits', show(prev))
        if not is_time(time):
            raise Bad(where + 'a time such as 2024-07-15T09:30:00+08:00', show(time))
        if kind not in PAYLOADS:
            raise Bad(where + 'an event of the protocol', show(kind))
        if not PAYLOADS[kind](payload):
            raise Bad(where + 'the payload of ' + show(kind), show(payload))
        events.append((line, ceremony, nnnn, prev, kind, payload))
    return events


def check_chain(events):
    """Each line holds the digest of the line before. The digest of the last line is returned."""
    prev = b'0' * 64
    for number, event in enumerate(events, 1):
        if event[3] != prev:
            raise Bad('line %d: %s' % (number, show(prev)), show(event[3]))
        prev = sha256(event[0])
    return prev


def check_numbers(events):
    for number, event in enumerate(events, 1):
        must_equal(b'%04d' % number, event[2], 'line %d: ' % number)


def check_ceremony(events, rules):
    for number, event in enumerate(events, 1):
        must_equal(rules.ceremony, event[1], 'line %d: ' % number)


def order_of(events, rules):
    """The events that occur once, in their order, as {key: payload}; the key is 'open', 'commit operator' and so on."""
    wanted = [b'open', b'freeze'] + [b'commit ' + role for role in rules.roles] + [b'publish']
    wanted += [b'input ' + entropy[0] for entropy in rules.entropy] + [b'close']
    wanted += [b'reveal ' + role for role in rules.roles] + [b'seed', b'result', b'seal']
    found = {}
    for number, event in enumerate(events, 1):
        kind, payload = event[4:]
        if kind in FREE:
            if payload.startswith(b'given-up:') and kind == b'fact':
                raise Bad('line %d: no attempt that was given up' % number, show(kind))
            if not found or b'seal' in found:
                raise Bad('line %d: %s' % (number, show(wanted[len(found)]) if not found else 'the end'), show(kind))
            continue
        key = kind + b' ' + payload.split(b':')[0] if kind in (b'commit', b'input', b'reveal') else kind
        next_key = wanted[len(found)] if len(found) < len(wanted) else b'the end'
        if key != next_key:
            raise Bad('line %d: %s' % (number, show(next_key)), show(key))
        found[key] = payload
    if len(found) < len(wanted):
        raise Bad(show(wanted[len(found)]), 'the end of the journal')
    return found


def check_freeze(found, facts, lots):
    children = sum(lot[2] for lot in lots)
    must_equal(b'roster=%s,rules=%s,lots=%d,children=%d' % (facts['L'], facts['R'], len(lots), children),
               found[b'freeze'])


def check_commits(found, rules, commitment):
    for role, value in commitment[b'commit']:
        must_equal(role + b':' + value, found.get(b'commit ' + role, b''))


def check_inputs(found, rules):
    """Each input has the kind and the count of its entropy line. E is returned."""
    inputs = []
    for nn, kind, count in rules.entropy:
        payload = found[b'input ' + nn]
        length = count * 3 - 1 if kind == b'ball' else count
        if payload[2:].split(b':')[1] != kind or len(payload) != len(nn) + len(kind) + 2 + length:
            raise Bad('%s:%s: and %d %s' % (show(nn), show(kind), count, 'balls' if kind == b'ball' else 'digits'),
                      show(payload))
        inputs.append(payload)
    return b';'.join(inputs)


def check_others(events, rules):
    """void and given-by name an entropy line, present a school, made-here and printed a role of secrets= (2.4)."""
    numbers = [entropy[0] for entropy in rules.entropy]
    for number, event in enumerate(events, 1):
        if event[4] == b'void' and event[5][:2] not in numbers:
            raise Bad('line %d: the number of an entropy line' % number, show(event[5][:2]))
        if event[4] == b'present' and event[5] not in rules.schools:
            raise Bad('line %d: a school of rules.txt' % number, show(event[5]))
        if event[4] == b'fact':
            key, value = (event[5].split(b':') + [b''])[:2]
            if key in (b'made-here', b'printed') and value not in rules.roles:
                raise Bad('line %d: a role of secrets=' % number, show(value))
            if key == b'given-by' and value not in numbers:
                raise Bad('line %d: the number of an entropy line' % number, show(value))


def check_secret(role, found, facts, rules, committed):
    """The secret opens its commitment (2.3). It is returned."""
    secret = found[b'reveal ' + role].split(b':')[1]
    opened = sha256(b'|'.join([b'lot/1', b'commit', rules.ceremony, role, facts['L'], facts['R'], secret]))
    must_equal(committed, opened)
    return secret


# ---------------------------------------------------------------------------------------------------------------------
# The draw (3, 4)


def draw(rules, lots, seed):
    """result.csv."""
    start = b'lot/1|ticket|' + seed + b'|'
    digest = hashlib.sha256
    schools = {}
    for school, lot, size, _tag in lots:
        ticket = digest(start + school + b'|' + lot).hexdigest().encode('ascii')
        schools.setdefault(school, []).append((ticket, lot, size))
    lines = [RESULT_HEADER + b'\n']
    for school in sorted(schools):
        places, twins = rules.schools[school]
        used = 0
        for rank, (ticket, lot, size) in enumerate(sorted(schools[school]), 1):
            admitted = used < places if twins == b'expand' else used + size <= places
            if admitted:
                used += size
            status = b'ADMIT' if admitted else b'WAIT'
            lines.append(b'%s,%d,%s,%d,%s,%s\n' % (school, rank, lot, size, ticket, status))
    return b''.join(lines)


def check_result(computed, data):
    if computed == data:
        return
    ours, theirs = computed.split(b'\n'), data.split(b'\n')
    for number in range(max(len(ours), len(theirs))):
        a = ours[number] if number < len(ours) else b'the end of the file'
        b = theirs[number] if number < len(theirs) else b'the end of the file'
        if a != b:
            raise Bad('line %d: %s' % (number + 1, show(a or b'the end of the file')), show(b))


# ---------------------------------------------------------------------------------------------------------------------
# The head (2.6)


def parse_head(data):
    lines = lines_of(data)
    match = IS_HEAD(lines[0])
    if len(lines) != 1 or not match:
        raise Bad('one line lot/1|head|CER|J|D', show(data))
    return match.groups()


# ---------------------------------------------------------------------------------------------------------------------
# The tags (2.2)

FIELD = re.compile(rb'(?:"([^"]*(?:""[^"]*)*)"|([^",\n]*))([,\n])')


def csv_records(data):
    """The records of a file by RFC 4180 with LF ends, as (line, fields). Anything odd is refused."""
    at, line, fields = 0, 1, []
    start = 1
    while at < len(data):
        end = data.find(b'\n', at)
        # Most lines have no quotes; taking them whole is ten times faster.
        if not fields and end >= 0 and data.find(b'"', at, end) < 0:
            yield line, data[at:end].split(b',')
            at, line = end + 1, line + 1
            start = line
            continue
        match = FIELD.match(data, at)
        if not match:
            raise Bad('line %d: fields by RFC 4180 and LF at the end' % line, show(data[at:at + 60]))
        quoted = match.group(1)
        fields.append(match.group(2) if quoted is None else quoted.replace(b'""', b'"'))
        line += match.group().count(b'\n')
        at = match.end()
        if match.group(3) == b'\n':
            yield start, fields
            start, fields = line, []
    if fields:
        raise Bad('LF at the end of the last line', 'the end of the file')


def check_tags(path, rules, lots):
    if not is_plain_file(path):
        raise Bad('a plain file sealed/people.csv', 'something else of this name')
    try:
        with open(path, 'rb') as file:
            data = file.read()
    except (OSError, MemoryError) as error:
        raise Bad('sealed/people.csv', 'a file that cannot be read (%s)' % type(error).__name__)
    try:
        data.decode('utf-8')
    except UnicodeDecodeError as error:
        raise Bad('UTF-8 in sealed/people.csv', 'other bytes in line %d' % (data.count(b'\n', 0, error.start) + 1))
    if data.startswith(b'\xef\xbb\xbf') or b'\r' in data:
        raise Bad('LF ends and no byte order mark in sealed/people.csv', 'a CR or a byte order mark')
    records = csv_records(data)
    header = next(records, (1, []))[1]
    columns = []
    for name in [b'school', b'lot', b'salt', b'id', b'name']:
        if header.count(name) != 1:
            raise Bad('one column %s in sealed/people.csv' % show(name), show(b','.join(header)))
        columns.append(header.index(name))

    people = {}
    last = None
    for line, fields in records:
        where = 'people.csv line %d: ' % line
        if len(fields) != len(header):
            raise Bad(where + '%d fields' % len(header), str(len(fields)))
        school, lot, salt, number, name = [fields[column] for column in columns]
        if not IS_SALT(salt):
            raise Bad(where + 'a salt of 32 hexadecimal digits', show(salt))
        if b'|' in number or b'|' in name:
            raise Bad(where + 'no | in an id or a name', show(number + b',' + name))
        key = (school, lot)
        if key != last:
            if key in people:
                raise Bad(where + 'the children of a lot on consecutive lines', show(school + b',' + lot))
            people[key] = [salt, b'', 0]
            last = key
        entry = people[key]
        if entry[0] != salt:
            raise Bad(where + 'one salt a lot', show(school + b',' + lot))
        if entry[2] == 9:
            raise Bad(where + 'at most nine children a lot', show(school + b',' + lot))
        entry[1] += b'|' + number + b'|' + name
        entry[2] += 1

    start = b'lot/1|person|' + rules.ceremony + b'|'
    for school, lot, size, tag in lots:
        salt, children, count = people.pop((school, lot), (b'', b'', 0))
        if count != size:
            raise Bad('%d children of lot %s in people.csv' % (size, show(school + b',' + lot)), str(count))
        made = sha256(start + school + b'|' + lot + b'|' + sha256(salt + children))
        if made != tag:
            raise Bad('tag %s for lot %s' % (show(made), show(school + b',' + lot)), show(tag))
    for school, lot in sorted(people):
        raise Bad('only lots of roster.csv in people.csv', show(school + b',' + lot))


# ---------------------------------------------------------------------------------------------------------------------
# Remarks, and what to compare (6.1, 6.2)


def instant(value):
    """Minutes and seconds that can be compared, of a time by 1.7."""
    numbers = [int(group) for group in IS_TIME(value).groups()]
    sign = -1 if value[19:20] == b'+' else 1
    days = datetime.date(*numbers[:3]).toordinal()
    return ((days * 24 + numbers[3] + sign * numbers[6]) * 60 + numbers[4] + sign * numbers[7]) * 60 + numbers[5]


def words_of(text):
    """A text field (1.8) as words, without what could upset a terminal."""
    decoded = re.sub(rb'%([0-9A-F]{2})', lambda match: bytes([int(match.group(1), 16)]), text).decode('utf-8')
    return ''.join(letter if letter.isprintable() else ' ' for letter in decoded)


def remarks_of(folder, rules, lots, promise, events, secrets):
    """The remarks as (code, value, words)."""
    found = []

    def add(code, value=b'', words=''):
        found.append((code, value.decode('ascii'), words))

    if rules.ceremony.startswith(b'TEST-'):
        add('rehearsal')
    if rules.prior != b'none':
        add('prior', rules.prior)
    if len(rules.roles) == 1:
        add('one-holder', rules.roles[0])
    for index, secret in enumerate(secrets):
        if secret in secrets[:index]:
            add('same-secret', rules.roles[index])
    for role in rules.roles:
        if any(event[4:] == (b'fact', b'made-here:' + role) for event in events):
            add('made-here', role)
    thrown = sum(count * (2 if kind == b'ball' else 1) for _nn, kind, count in rules.entropy if kind != b'card')
    if thrown < 20:
        add('few-digits', b'%d' % thrown)
    times = [instant(event[0].split(b'|')[5]) for event in events]
    if instant(promise[b'time']) > next(time for time, event in zip(times, events) if event[4] == b'input'):
        add('late-promise')
    for index in range(1, len(times)):
        if times[index] < times[index - 1]:
            add('clock-back', events[index][2])
    for school, lot, size, _tag in lots:
        places, twins = rules.schools[school]
        if twins == b'skip' and size > places:
            add('never', school + b',' + lot)
    for event in events:
        if event[4] == b'void':
            add('void', event[2], words_of(event[5][3:]))
    for event in events:
        if event[4] == b'incident':
            add('incident', event[2], words_of(event[5]))
    path = os.path.join(folder, 'SPEC.txt')
    if not os.path.lexists(path):
        add('spec', b'missing')
    else:
        with open(path, 'rb') as file:
            if sha256(file.read()) not in SPECS:
                add('spec', b'unknown')
    for name in ['verify.html', 'result.html']:
        if not os.path.lexists(os.path.join(folder, name)):
            add(name, b'missing')
    return found


# ---------------------------------------------------------------------------------------------------------------------
# All checks in the order of section 6


def verify(folder, people, report):
    """Prints the checks. Returns result.csv as computed here, or None; raises LookupError when nothing is there."""
    data, wrong = read_folder(folder)
    if not data:
        raise LookupError('none of the files of a public folder is in ' + show(folder))
    check = report.check
    get = data.get

    check('files', check_files, wrong)

    rules = check('rules', parse_rules, get('rules.txt'))
    lots = check('roster', parse_roster, get('roster.csv'))
    schools = check('schools', check_schools, rules, lots)

    facts = None
    if 'rules.txt' in data and 'roster.csv' in data:
        facts = {'L': sha256(data['roster.csv']), 'R': sha256(data['rules.txt'])}

    promise = check('commitment', parse_commitment, get('commitment.txt'))
    check('commitment-ceremony', lambda p, r: must_equal(r.ceremony, p[b'ceremony']), promise, rules)
    check('commitment-roster', lambda p, f: must_equal(f['L'], p[b'roster']), promise, facts)
    check('commitment-rules', lambda p, f: must_equal(f['R'], p[b'rules']), promise, facts)
    check('commitment-lots', lambda p, n: must_equal(b'%d' % len(n), p[b'lots']), promise, lots)
    check('commitment-children', lambda p, n: must_equal(b'%d' % sum(lot[2] for lot in n), p[b'children']),
          promise, lots)
    agree = check('commitment-roles',
                  lambda p, r: must_equal(b','.join(r.roles), b','.join(commit[0] for commit in p[b'commit'])),
                  promise, rules)
    key = check('key', parse_key, get('key.pem'))
    check('commitment-key', lambda p, k: must_equal(sha256(k), p[b'key']), promise, key)
    check('commitment-signature', check_signature, key, get('commitment.txt'), get('commitment.sig'))

    events = check('journal', parse_journal, get('journal.txt'))
    check('journal-ceremony', check_ceremony, events, rules)
    check('journal-numbers', check_numbers, events)
    last = check('journal-chain', check_chain, events)
    found = check('journal-order', order_of, events, rules)
    check('journal-freeze', check_freeze, found, facts, lots)
    check('journal-commit', check_commits, found, rules, promise)
    check('journal-publish', lambda f, c: must_equal(sha256(c), f[b'publish']), found, get('commitment.txt'))
    entropy = check('journal-input', check_inputs, found, rules)
    check('journal-close', lambda f, e: must_equal(e, f[b'close']), found, entropy)
    check('journal-other', check_others, events, rules)

    secrets = []
    for role in rules.roles if rules else []:
        committed = dict(promise[b'commit']).get(role) if promise and agree else None
        check('secret-' + role.decode('ascii'), check_secret, role, found, facts, rules, committed)
        if found:
            secrets.append(found[b'reveal ' + role].split(b':')[1])

    seed = None
    if rules and found and facts and entropy:
        seed = sha256(b'|'.join([b'lot/1', b'seed', rules.ceremony, facts['L'], facts['R'], b','.join(secrets),
                                 entropy]))
    check('seed', lambda s, f: must_equal(s, f[b'seed']), seed, found)

    computed = draw(rules, lots, seed) if seed and schools else None
    check('journal-result', lambda c, f: must_equal(sha256(c), f[b'result']), computed, found)
    check('result', check_result, computed, get('result.csv'))

    head = check('head', parse_head, get('head.txt'))
    check('head-ceremony', lambda h, r: must_equal(r.ceremony, h[0]), head, rules)
    check('head-journal', lambda h, j: must_equal(j, h[1]), head, last)
    check('head-result', lambda h, r: must_equal(sha256(r), h[2]), head, get('result.csv'))
    check('head-signature', check_signature, key, get('head.txt'), get('head.sig'))

    if people is None or not os.path.lexists(people):
        report.say('--  tags: no sealed/people.csv here, nothing to check')
    else:
        check('tags', check_tags, people, rules, lots)
    report.about = rules
    if report.first is None:
        report.remarks = remarks_of(folder, rules, lots, promise, events, secrets)
        report.compare = [('input', value) for value in entropy.split(b';')]
        report.compare.append(('promise', sha256(data['commitment.txt'])))
        report.compare += [('commit', role + b':' + value) for role, value in promise[b'commit']]
        report.compare += [('seed', seed), ('result', sha256(data['result.csv'])), ('head', sha256(data['head.txt']))]
    return computed


def run(arguments):
    parser = argparse.ArgumentParser(description='Checks the record of a draw by the protocol lot/1.')
    parser.add_argument('path', metavar='PATH', help='a public folder, or a dossier with public/ in it')
    parser.add_argument('--result', metavar='FILE', help='write result.csv as computed here (- is standard output)')
    options = parser.parse_args(arguments)

    report = Report(sys.stderr if options.result == '-' else sys.stdout)
    folder, people = options.path, None
    inner = os.path.join(folder, 'public')
    if os.path.isdir(inner) and not any(os.path.lexists(os.path.join(folder, name)) for name in FILES):
        folder, people = inner, os.path.join(folder, 'sealed', 'people.csv')
    try:
        computed = verify(folder, people, report)
    except (LookupError, OSError, ValueError) as error:
        reason = show(error.args[0]) if isinstance(error, LookupError) else 'no folder ' + show(folder)
        report.say('unreadable: ' + reason)
        return 2

    code = 0 if report.first is None else 1
    if options.result is not None:
        if computed is None:
            report.say('the result cannot be computed, nothing is written')
        elif options.result == '-':
            sys.stdout.buffer.write(computed)
        else:
            try:
                with open(options.result, 'wb') as file:
                    file.write(computed)
            except OSError as error:
                report.say('unwritable: %s (%s)' % (show(options.result), type(error).__name__))
                code = code or 2
    if report.about is not None:
        rehearsal = report.about.ceremony.startswith(b'TEST-')
        report.say('ceremony %s%s' % (show(report.about.ceremony), ', a rehearsal' if rehearsal else ''))
    report.say('verified' if report.first is None else 'rejected: ' + report.first)
    for name, value, words in report.remarks:
        report.say(('remark %s %s' % (name, value)).rstrip() + (': ' + words if words else ''))
    if report.compare:
        report.say('compare with the signed sheets and photographs:')
    for name, value in report.compare:
        report.say('compare %s %s' % (name, value.decode('ascii')))
    return code


def main():
    try:
        code = run(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        # Whoever read the output has gone; the answer is not known to them, so it is not "verified".
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    except MemoryError:
        sys.stderr.write('unreadable: this computer has too little memory for these files\n')
        code = 2
    sys.exit(code)


if __name__ == '__main__':
    main()
