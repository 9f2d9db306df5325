package simulator

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha1"
	"crypto/subtle"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// padBlock is WeCom's PKCS#7 block, twice that of AES (§1.3).
const padBlock = 32

// codec signs and encrypts as WeCom does (§1.2, §1.3).
type codec struct {
	token string
	key   []byte
}

func newCodec(token, aesKey string) (*codec, error) {
	key, err := base64.StdEncoding.DecodeString(aesKey + "=")
	if err != nil || len(key) != 32 {
		return nil, errors.New("callback AES key is not 43 letters and digits")
	}
	return &codec{token: token, key: key}, nil
}

// sign is msg_signature: SHA-1 over the sorted token, timestamp, nonce and base64 text.
func (c *codec) sign(timestamp, nonce, encrypted string) string {
	parts := []string{c.token, timestamp, nonce, encrypted}
	slices.Sort(parts)
	sum := sha1.Sum([]byte(strings.Join(parts, "")))
	return hex.EncodeToString(sum[:])
}

func (c *codec) signed(signature, timestamp, nonce, encrypted string) bool {
	return subtle.ConstantTimeCompare([]byte(signature), []byte(c.sign(timestamp, nonce, encrypted))) == 1
}

// encrypt wraps a message for a receiveid behind 16 bytes of randomness.
func (c *codec) encrypt(random [16]byte, message []byte, receiveID string) (string, error) {
	block, err := aes.NewCipher(c.key)
	if err != nil {
		return "", fmt.Errorf("encrypt: %w", err)
	}
	plain := append([]byte{}, random[:]...)
	plain = binary.BigEndian.AppendUint32(plain, uint32(len(message)))
	plain = append(append(plain, message...), receiveID...)
	pad := padBlock - len(plain)%padBlock
	plain = append(plain, bytes.Repeat([]byte{byte(pad)}, pad)...)
	cipher.NewCBCEncrypter(block, c.key[:aes.BlockSize]).CryptBlocks(plain, plain)
	return base64.StdEncoding.EncodeToString(plain), nil
}

// decrypt returns the message and the receiveid it was wrapped for.
func (c *codec) decrypt(encrypted string) (message []byte, receiveID string, err error) {
	raw, err := base64.StdEncoding.DecodeString(encrypted)
	if err != nil {
		return nil, "", fmt.Errorf("decrypt: %w", err)
	}
	if len(raw) == 0 || len(raw)%aes.BlockSize != 0 {
		return nil, "", fmt.Errorf("decrypt: %d bytes are not whole blocks", len(raw))
	}
	block, err := aes.NewCipher(c.key)
	if err != nil {
		return nil, "", fmt.Errorf("decrypt: %w", err)
	}
	cipher.NewCBCDecrypter(block, c.key[:aes.BlockSize]).CryptBlocks(raw, raw)
	return unwrap(raw)
}

// unwrap takes padding, randomness and length off; every length is checked before it is used.
func unwrap(raw []byte) ([]byte, string, error) {
	pad := int(raw[len(raw)-1])
	if pad < 1 || pad > padBlock || pad > len(raw) {
		return nil, "", fmt.Errorf("decrypt: padding of %d bytes", pad)
	}
	for _, b := range raw[len(raw)-pad:] {
		if int(b) != pad {
			return nil, "", errors.New("decrypt: uneven padding")
		}
	}
	raw = raw[:len(raw)-pad]
	if len(raw) < 20 {
		return nil, "", errors.New("decrypt: too short")
	}
	size := uint64(binary.BigEndian.Uint32(raw[16:20]))
	if 20+size > uint64(len(raw)) {
		return nil, "", fmt.Errorf("decrypt: message of %d bytes in %d", size, len(raw)-20)
	}
	return raw[20 : 20+size], string(raw[20+size:]), nil
}

// randomBytes are the 16 bytes in front of a message.
func randomBytes() (b [16]byte) {
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	return b
}

// opaque is an unguessable name of a token, a message, a response code or a file.
func opaque(prefix string) string { return prefix + rand.Text() }
