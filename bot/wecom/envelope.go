package wecom

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
)

// The plaintext of an envelope is random(16) ‖ length(4, big endian) ‖ message ‖ receive id, padded by PKCS#7
// to a multiple of 32 although AES blocks have 16 (§1.3).
const (
	randomBytes = 16
	headBytes   = randomBytes + 4
	padBlock    = 32
)

// pack lays out and pads a message; an already aligned one gets a whole block of padding.
func pack(random, plain []byte, receiveID string) ([]byte, error) {
	if len(plain) > math.MaxInt32 {
		return nil, fmt.Errorf("%w: message of %d bytes", ErrEnvelope, len(plain))
	}
	out := make([]byte, 0, headBytes+len(plain)+len(receiveID)+padBlock)
	out = append(out, random...)
	out = binary.BigEndian.AppendUint32(out, uint32(len(plain))) // bounded above
	out = append(out, plain...)
	out = append(out, receiveID...)
	pad := padBlock - len(out)%padBlock
	return append(out, bytes.Repeat([]byte{byte(pad)}, pad)...), nil
}

// unpack is the inverse of pack. Every length comes from outside and is checked before it is used, and every
// pad byte is looked at.
func unpack(padded []byte) (plain []byte, receiveID string, err error) {
	body, err := unpad(padded)
	if err != nil {
		return nil, "", err
	}
	if len(body) < headBytes {
		return nil, "", fmt.Errorf("%w: shorter than its head", ErrEnvelope)
	}
	size := uint64(binary.BigEndian.Uint32(body[randomBytes:headBytes]))
	rest := body[headBytes:]
	if size > uint64(len(rest)) {
		return nil, "", fmt.Errorf("%w: message length beyond its end", ErrEnvelope)
	}
	return rest[:size], string(rest[size:]), nil
}

func unpad(padded []byte) ([]byte, error) {
	if len(padded) == 0 {
		return nil, fmt.Errorf("%w: empty", ErrEnvelope)
	}
	pad := int(padded[len(padded)-1])
	if pad < 1 || pad > padBlock || pad > len(padded) {
		return nil, fmt.Errorf("%w: padding out of range", ErrEnvelope)
	}
	body, tail := padded[:len(padded)-pad], padded[len(padded)-pad:]
	for _, b := range tail {
		if int(b) != pad {
			return nil, fmt.Errorf("%w: padding is uneven", ErrEnvelope)
		}
	}
	return body, nil
}
