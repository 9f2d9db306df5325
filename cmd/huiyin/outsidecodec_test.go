package main

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha1" // WeCom's protocol prescribes it
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"sort"
	"strings"
	"testing"
	"time"
)

// The app at the outside WeCom. Its callbacks are sealed and signed here by
// the reference's words alone (§1.2, §1.3), with none of the product's code.
const (
	outsideCorp   = "wwd08c8e7c775ab44d"
	outsideSecret = "kVkQnIWsbSXZ0jpxlSWdEgh2Vrw6hApl9yGDRphKtMs"
	outsideAgent  = 1000027
	outsideToken  = "tK7hQbYv2Wm"
	outsideKey    = "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR"
)

// aesKey is the key behind the 43 characters.
func aesKey(t testing.TB) []byte {
	key, err := base64.StdEncoding.DecodeString(outsideKey + "=")
	if err != nil || len(key) != 32 {
		t.Fatalf("the outside key has %d bytes: %v", len(key), err)
	}
	return key
}

// seal encrypts one message for a receive id: random, length, message, id,
// padded to whole blocks of 32 with their number.
func seal(t testing.TB, message, receiveID string) string {
	plain := make([]byte, 16, 64+len(message))
	if _, err := rand.Read(plain); err != nil {
		t.Fatal(err)
	}
	plain = binary.BigEndian.AppendUint32(plain, uint32(len(message)))
	plain = append(append(plain, message...), receiveID...)
	pad := 32 - len(plain)%32
	for range pad {
		plain = append(plain, byte(pad))
	}
	key := aesKey(t)
	block, err := aes.NewCipher(key)
	if err != nil {
		t.Fatal(err)
	}
	cipher.NewCBCEncrypter(block, key[:16]).CryptBlocks(plain, plain)
	return base64.StdEncoding.EncodeToString(plain)
}

// sign is msg_signature.
func sign(token, timestamp, nonce, encrypt string) string {
	parts := []string{token, timestamp, nonce, encrypt}
	sort.Strings(parts)
	sum := sha1.Sum([]byte(strings.Join(parts, "")))
	return hex.EncodeToString(sum[:])
}

// envelope is one callback on its way.
type envelope struct{ signature, timestamp, nonce, body string }

// wrap makes the request of an inner message, signed freshly each time as a
// retry may be.
func wrap(t testing.TB, inner string) envelope { return wrapFor(t, inner, outsideCorp) }

func wrapFor(t testing.TB, inner, receiveID string) envelope {
	encrypt := seal(t, inner, receiveID)
	e := envelope{timestamp: fmt.Sprint(time.Now().Unix()), nonce: rand.Text()[:10]}
	e.signature = sign(outsideToken, e.timestamp, e.nonce, encrypt)
	e.body = fmt.Sprintf("<xml><ToUserName><![CDATA[%s]]></ToUserName><AgentID><![CDATA[%d]]></AgentID><Encrypt><![CDATA[%s]]></Encrypt></xml>",
		outsideCorp, outsideAgent, encrypt)
	return e
}

func cdata(s string) string {
	return "<![CDATA[" + strings.ReplaceAll(s, "]]>", "]]]]><![CDATA[>") + "]]>"
}

// textMessage is the inner XML of what a member typed.
func textMessage(member, text string, id int64) string {
	return fmt.Sprintf("<xml><ToUserName>%s</ToUserName><FromUserName>%s</FromUserName><CreateTime>%d</CreateTime>"+
		"<MsgType><![CDATA[text]]></MsgType><Content>%s</Content><MsgId>%d</MsgId><AgentID>%d</AgentID></xml>",
		cdata(outsideCorp), cdata(member), time.Now().Unix(), cdata(text), id, outsideAgent)
}

// cardPress is the inner XML of a button that a member pressed.
func cardPress(member, task, key, code string) string {
	return fmt.Sprintf("<xml><ToUserName>%s</ToUserName><FromUserName>%s</FromUserName><CreateTime>%d</CreateTime>"+
		"<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[template_card_event]]></Event><EventKey>%s</EventKey><TaskId>%s</TaskId>"+
		"<CardType><![CDATA[button_interaction]]></CardType><ResponseCode>%s</ResponseCode><AgentID>%d</AgentID></xml>",
		cdata(outsideCorp), cdata(member), time.Now().Unix(), cdata(key), cdata(task), cdata(code), outsideAgent)
}
